import type { StationRole } from '../people.ts'
import { isPublic } from '../station.ts'
import type { Alert } from './alert.ts'
import { circles, type Circle } from './escalation.ts'

/** A station, as far as it matters to who hears of an alert. */
export interface Listener {
  readonly stationId: string
  readonly zoneId: string
  readonly roles: readonly StationRole[]
  /** Set-up has named it a receiver of the zone that the alert comes from. */
  readonly receives: boolean
}

/**
 * Whether a station shows an alert: full screen, with sound. A silent one never does on the sender's station (whatever
 * roles it also has), on a public one, or in the sender's zone, at any step (domain.md §6).
 */
export function shows(alert: Alert, listener: Listener, circle: Circle): boolean {
  const { raised } = alert
  if (isPublic(listener.roles) || listener.stationId === raised.stationId) return false
  // The same computer may serve staff and the hall: what the hall sees would betray a silent alert.
  if (raised.mode === 'silent' && (listener.zoneId === raised.zoneId || facesTheHall(listener))) return false
  const reached = (wanted: Circle) => circles.indexOf(circle) >= circles.indexOf(wanted)
  if (listener.receives) return true
  if (listener.roles.some((role) => role === 'security' || role === 'manager')) return reached('security')
  return reached('staff')
}

function facesTheHall({ roles }: Listener): boolean {
  return roles.includes('display') || roles.includes('kiosk')
}

/**
 * Why a station cannot be a receiver for a desk that it would betray: a silent alert is never shown in the sender's zone.
 * Set-up refuses it with this reason.
 */
export function receiverProblem(
  listener: Pick<Listener, 'zoneId' | 'roles'>,
  protectedZoneId: string,
): 'public' | 'same_zone' | null {
  if (listener.roles.includes('display') || listener.roles.includes('kiosk')) return 'public'
  return listener.zoneId === protectedZoneId ? 'same_zone' : null
}

/** Of several open alerts the one that a station shows first: a real one replaces a drill, the oldest comes first. */
export function foremost(alerts: readonly Alert[]): Alert | null {
  const weight = { real: 0, drill: 1, test: 2 } as const
  const inOrder = alerts
    .filter(({ state }) => state === 'open')
    .toSorted(
      ({ raised: one }, { raised: other }) =>
        weight[one.alertKind] - weight[other.alertKind] || one.at - other.at || (one.id < other.id ? -1 : 1),
    )
  return inOrder[0] ?? null
}
