import type { StationRow } from '#contract/views.ts'
import type { StationRole } from '#domain/people.ts'
import { publicRoles } from '#domain/people.ts'
import type { Texts } from '#text/index.ts'
import type { Times } from './times.ts'

/** A difference that can be seen on a clock; smaller ones are nobody's business. */
const visibleOffsetMs = 2000

/** Functions of a station by how people meet them, in the order of their chips. */
export const roleGroups = {
  staff: ['reception', 'counter', 'manager'],
  public: ['display'],
  later: ['door', 'phone', 'security', 'kiosk'],
} as const satisfies Record<string, readonly StationRole[]>

/** Whether what staff sees and what everybody sees would stand on the same computer. */
export function mixesPublic(roles: readonly StationRole[]): boolean {
  const inPublic = roles.filter((role) => publicRoles.includes(role)).length
  return inPublic > 0 && inPublic < roles.length
}

/** How a station is there, in words; the kind chooses the icon. */
export interface StationState {
  readonly kind: 'connected' | 'absent' | 'pairing' | 'never'
  readonly words: string
}

/** @param now ms since the epoch, by the office's clock */
export function stationState(row: StationRow, now: number, all: Texts, times: Times): StationState {
  const words = all.stations
  if (row.here || row.connected) return { kind: 'connected', words: words.connected }
  if (row.seenAt !== null) return { kind: 'absent', words: words.seen(times.ago(row.seenAt, now)) }
  if (row.pairingUntil === null) return { kind: 'never', words: words.never }
  if (row.pairingUntil <= now) return { kind: 'never', words: words.pairingOver }
  return { kind: 'pairing', words: words.pairing(times.moment(row.pairingUntil, now)) }
}

/**
 * How wrong a station's clock goes, in words; null when nobody would notice.
 * @param offsetMs what the station adds to its own clock to have the office's
 */
export function clockWords(offsetMs: number | null, all: Texts, times: Times): string | null {
  if (offsetMs === null || Math.abs(offsetMs) <= visibleOffsetMs) return null
  const duration = times.duration(Math.abs(offsetMs))
  return offsetMs > 0 ? all.stations.clockBehind(duration) : all.stations.clockAhead(duration)
}
