import type { Actor, StaffRole, StationRole, WindowRole } from './people.ts'
import { refuse, type Refused } from './result.ts'

/** Who may ask for a call: which windows, and which people (or nobody signed in). */
export interface Permission {
  readonly windows: readonly WindowRole[] | 'all'
  /** `nobody`: works without a person signed in (public stations, sign-in itself, set-up). */
  readonly people: readonly StaffRole[] | 'anybody' | 'nobody'
  /** Also while the window is locked: what lets a person in again, or out. */
  readonly whileLocked?: true
}

const desks = ['reception', 'counter', 'door', 'phone', 'manager'] as const satisfies readonly StationRole[]
const serving = ['reception', 'counter'] as const satisfies readonly StationRole[]
const issuing = ['reception', 'counter', 'door'] as const satisfies readonly StationRole[]
const servers = ['reception', 'counter', 'manager', 'admin'] as const satisfies readonly StaffRole[]
const issuers = ['door', ...servers] as const satisfies readonly StaffRole[]
/** Calling out of order and voiding are sensitive (domain.md §7): they are the evidence behind complaints. */
const trusted = ['reception', 'manager', 'admin'] as const satisfies readonly StaffRole[]
const managers = ['manager', 'admin'] as const satisfies readonly StaffRole[]

/**
 * The one permission file (domain.md §7). A command needs both: what the station's role may ask and what the
 * person may do. The registration point in `ipc/` refuses by it and the preload offers by it.
 */
export const permissions = {
  'session.current': { windows: 'all', people: 'nobody' },
  'session.people': { windows: desks, people: 'nobody' },
  'session.signIn': { windows: desks, people: 'nobody' },
  'session.signOut': { windows: desks, people: 'anybody', whileLocked: true },
  'session.activate': { windows: desks, people: 'nobody' },
  'session.recover': { windows: desks, people: 'nobody' },
  'session.lock': { windows: desks, people: 'anybody', whileLocked: true },
  'session.unlock': { windows: desks, people: 'anybody', whileLocked: true },
  'session.changePin': { windows: desks, people: 'anybody' },
  'people.access': { windows: desks, people: managers },
  'people.giveStartCode': { windows: desks, people: managers },
  'people.renewRecoveryCode': { windows: desks, people: managers },
  'preferences.set': { windows: 'all', people: 'nobody' },
  'app.about': { windows: 'all', people: 'nobody' },
  'app.reportViolation': { windows: 'all', people: 'nobody' },
  'windows.choices': { windows: desks, people: 'nobody' },
  'windows.open': { windows: desks, people: 'nobody' },
  'trouble.current': { windows: ['trouble'], people: 'nobody' },
  'trouble.retry': { windows: ['trouble'], people: 'nobody' },
  'trouble.showFile': { windows: ['trouble'], people: 'nobody' },
  'station.current': { windows: 'all', people: 'nobody' },
  'stations.list': { windows: desks, people: 'anybody' },
  'stations.pair': { windows: desks, people: managers },
  'stations.dismiss': { windows: desks, people: managers },
  'setup.findServers': { windows: ['setup'], people: 'nobody' },
  'setup.prepareServer': { windows: ['setup'], people: 'nobody' },
  'setup.join': { windows: ['setup'], people: 'nobody' },
  'setup.create': { windows: ['setup'], people: 'nobody' },
  'setup.createDemo': { windows: ['setup'], people: 'nobody' },
  'setup.enter': { windows: ['setup'], people: 'nobody' },
  'office.overview': { windows: 'all', people: 'nobody' },
  'queue.waiting': { windows: issuing, people: 'anybody' },
  'queue.find': { windows: issuing, people: 'anybody' },
  'queue.held': { windows: serving, people: 'anybody' },
  'queue.destinations': { windows: serving, people: 'anybody' },
  'desk.current': { windows: serving, people: 'anybody' },
  'desk.pause': { windows: ['counter'], people: servers },
  'desk.resume': { windows: ['counter'], people: servers },
  'day.close': { windows: ['reception', 'manager'], people: managers },
  'display.current': { windows: ['display'], people: 'nobody' },
  'display.announced': { windows: ['display'], people: 'nobody' },
  'tickets.issue': { windows: issuing, people: issuers },
  'tickets.history': { windows: issuing, people: 'anybody' },
  'tickets.greet': { windows: issuing, people: issuers },
  'tickets.back': { windows: issuing, people: issuers },
  'tickets.callNext': { windows: ['counter'], people: servers },
  'tickets.callChosen': { windows: ['counter'], people: trusted },
  'tickets.callAgain': { windows: ['counter'], people: servers },
  'tickets.attend': { windows: serving, people: servers },
  'tickets.start': { windows: ['counter'], people: servers },
  'tickets.notHere': { windows: ['counter'], people: servers },
  'tickets.return': { windows: serving, people: servers },
  'tickets.hold': { windows: serving, people: servers },
  'tickets.resume': { windows: serving, people: servers },
  'tickets.release': { windows: serving, people: servers },
  'tickets.transfer': { windows: serving, people: servers },
  'tickets.addLine': { windows: serving, people: servers },
  'tickets.correctLine': { windows: serving, people: servers },
  'tickets.takeUpLine': { windows: serving, people: servers },
  'tickets.finish': { windows: serving, people: servers },
  'tickets.leave': { windows: serving, people: servers },
  'tickets.reactivate': { windows: issuing, people: issuers },
  'tickets.void': { windows: serving, people: trusted },
  'tickets.undo': { windows: serving, people: servers },
} as const satisfies Record<string, Permission>

export type CallName = keyof typeof permissions

export const callNames = Object.keys(permissions) as CallName[]

/** Whether a window of this role may ask for the call at all; the preload offers nothing else. */
export function mayWindowAsk(name: CallName, role: WindowRole): boolean {
  const { windows } = permissions[name] as Permission
  return windows === 'all' || windows.includes(role)
}

/**
 * Whether this actor may make this call.
 * @returns null when allowed, else `station.forbidden`, `person.required`, `session.locked` or `person.forbidden`
 */
export function refusedBy(name: CallName, actor: Actor): Refused | null {
  if (!mayWindowAsk(name, actor.role)) return refuse({ code: 'station.forbidden' })
  const { people, whileLocked } = permissions[name] as Permission
  if (people === 'nobody') return null
  if (actor.person === null) return refuse({ code: 'person.required' })
  if (actor.locked === true && whileLocked !== true) return refuse({ code: 'session.locked' })
  if (people === 'anybody' || actor.person.roles.some((role) => people.includes(role))) return null
  return refuse({ code: 'person.forbidden' })
}
