import type { HeldRow } from '#contract/views.ts'
import type { Texts } from '#text/index.ts'

/** Whose a held ticket is: "vuelve con usted", "de cualquiera", "lo aparta Lucía". */
export function holderWords(row: HeldRow, all: Texts): string {
  if (row.heldBy === null) return all.holds.isShared
  return row.mayResume ? all.holds.isOwn : all.holds.isOf(row.heldBy)
}

/** What a desk has to do with before it can take up a ticket. */
export interface Occupied {
  readonly open: { readonly label: string } | null
  readonly paused: object | null
}

/** Why a held ticket cannot be taken up at this desk now; null when it can. */
export function whyNotResume(row: HeldRow, desk: Occupied, all: Texts): string | null {
  if (!row.mayResume) return all.holds.onlyBy(row.heldBy ?? all.common.nobody)
  if (desk.open !== null) return all.holds.finishFirst(desk.open.label)
  return desk.paused === null ? null : all.holds.workFirst
}
