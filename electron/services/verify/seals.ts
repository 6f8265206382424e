import { noSeal } from '#domain/seal.ts'
import { sealHash } from '#db/queries/seals.ts'
import { sealsInOrder } from '#db/queries/verify-chains.ts'
import type { ReadHandle } from '#db/schema.ts'
import type { Faults } from './fault.ts'

/** Seals that are themselves whole, and can therefore be a witness against chains. */
export interface TrustedSeals {
  readonly count: number
  readonly ids: ReadonlySet<string>
  /** Hash of the last one, to be compared with paper; null without seals. */
  readonly last: string | null
}

/**
 * Reads the chain of seals: each against its content, its place and the one before it; and looks for those that
 * somebody has on paper.
 * @param known beginnings of seals' hashes, as `readSeal` gives them
 */
export async function verifySeals(
  db: ReadHandle,
  known: readonly string[],
  faults: Faults,
): Promise<TrustedSeals> {
  const ids = new Set<string>()
  const missing = new Set(known)
  let previous: { readonly position: number; readonly hash: string; readonly faulty: boolean } = {
    position: 0,
    hash: noSeal,
    faulty: false,
  }
  let count = 0
  for await (const seals of sealsInOrder(db)) {
    for (const seal of seals) {
      const { position, at, hash, previousHash } = seal
      const whole = sealHash(previousHash, seal) === hash
      const follows = previous.faulty || previousHash === previous.hash
      const faulty = !whole || !follows || position !== previous.position + 1
      if (faulty) faults.add({ code: 'seal_broken', position, at })
      if (whole) {
        ids.add(seal.id)
        for (const seen of missing) if (hash.startsWith(seen)) missing.delete(seen)
      }
      previous = { position, hash, faulty: !whole }
      count += 1
    }
  }
  for (const seal of missing) faults.add({ code: 'seal_missing', seal })
  return { count, ids, last: count === 0 ? null : previous.hash }
}
