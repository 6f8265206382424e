import type { z } from 'zod'
import type { CallName } from '#domain/permissions.ts'
import * as schemas from './schemas.ts'
import type * as views from './views.ts'

/** One call a window may make: the shape of its input and the type of its result. */
export interface Entry<Input extends z.ZodType, Value> {
  readonly input: Input
  /** Only a type; carries no value at run time. */
  readonly value?: Value
}

function entry<Value>() {
  return <Input extends z.ZodType>(input: Input): Entry<Input, Value> => ({ input })
}

/**
 * Everything a window may ask. Who may ask it stands under the same name in domain/permissions.ts; the types
 * hold the two together. Example: a window calls `antesala.tickets.callNext({ requestId })`, the registration
 * point checks sender, role, person and shape, and answers with `Answer<OpenTicket>`.
 */
export const contract = {
  'session.current': entry<views.SessionView>()(schemas.nothing),
  'session.people': entry<readonly views.SignInChoice[]>()(schemas.nothing),
  'session.signIn': entry<views.SessionView>()(schemas.signIn),
  'session.signOut': entry<views.SessionView>()(schemas.nothing),
  'session.activate': entry<views.SessionView>()(schemas.activate),
  'session.recover': entry<views.RecoveredView>()(schemas.recover),
  'session.lock': entry<views.SessionView>()(schemas.nothing),
  'session.unlock': entry<views.SessionView>()(schemas.unlock),
  'session.changePin': entry<null>()(schemas.changePin),
  'people.access': entry<readonly views.PersonAccess[]>()(schemas.nothing),
  'people.giveStartCode': entry<views.StartCode>()(schemas.person),
  'people.renewRecoveryCode': entry<{ readonly recoveryCode: string }>()(schemas.ownPin),
  'preferences.set': entry<views.Preferences>()(schemas.preferences),
  'app.about': entry<views.AboutView>()(schemas.nothing),
  'app.reportViolation': entry<null>()(schemas.violation),
  'windows.choices': entry<readonly views.WindowChoice[]>()(schemas.nothing),
  'windows.open': entry<null>()(schemas.openWindow),
  'trouble.current': entry<views.TroubleView>()(schemas.nothing),
  'trouble.retry': entry<null>()(schemas.nothing),
  'trouble.showFile': entry<null>()(schemas.nothing),
  'station.current': entry<views.StationView>()(schemas.nothing),
  'stations.list': entry<views.StationsView>()(schemas.nothing),
  'stations.pair': entry<views.PairingView>()(schemas.newStation),
  'stations.dismiss': entry<null>()(schemas.onStation),
  'setup.findServers': entry<readonly views.FoundServer[]>()(schemas.nothing),
  'setup.prepareServer': entry<views.PreparedView>()(schemas.server),
  'setup.join': entry<views.JoinedView>()(schemas.join),
  'setup.create': entry<{ readonly recoveryCode: string }>()(schemas.newOffice),
  'setup.createDemo': entry<null>()(schemas.newDemo),
  'setup.enter': entry<null>()(schemas.nothing),
  'office.overview': entry<views.OfficeOverview>()(schemas.nothing),
  'queue.waiting': entry<views.WaitingView>()(schemas.nothing),
  'queue.find': entry<readonly views.FoundTicket[]>()(schemas.find),
  'queue.held': entry<readonly views.HeldRow[]>()(schemas.nothing),
  'queue.destinations': entry<views.Destinations>()(schemas.nothing),
  'desk.current': entry<views.DeskView>()(schemas.nothing),
  'desk.pause': entry<null>()(schemas.pause),
  'desk.resume': entry<null>()(schemas.request),
  'day.close': entry<views.DayClosed>()(schemas.request),
  'display.current': entry<views.DisplayView>()(schemas.nothing),
  'display.announced': entry<null>()(schemas.announced),
  'tickets.issue': entry<views.IssuedTicket>()(schemas.issue),
  'tickets.history': entry<readonly views.HistoryRow[]>()(schemas.ticket),
  'tickets.greet': entry<null>()(schemas.onTicket),
  'tickets.back': entry<null>()(schemas.onTicket),
  'tickets.callNext': entry<views.OpenTicket>()(schemas.request),
  'tickets.callChosen': entry<views.OpenTicket>()(schemas.onTicketWithReason),
  'tickets.callAgain': entry<null>()(schemas.onTicket),
  'tickets.attend': entry<null>()(schemas.attend),
  'tickets.start': entry<null>()(schemas.onTicket),
  'tickets.notHere': entry<{ readonly noShow: boolean }>()(schemas.onTicket),
  'tickets.return': entry<null>()(schemas.onTicketWithReason),
  'tickets.hold': entry<null>()(schemas.hold),
  'tickets.resume': entry<null>()(schemas.onTicket),
  'tickets.release': entry<null>()(schemas.onTicket),
  'tickets.transfer': entry<null>()(schemas.transfer),
  'tickets.addLine': entry<null>()(schemas.newLine),
  'tickets.correctLine': entry<null>()(schemas.line),
  'tickets.takeUpLine': entry<null>()(schemas.onLine),
  'tickets.finish': entry<null>()(schemas.onTicket),
  'tickets.leave': entry<null>()(schemas.onTicket),
  'tickets.reactivate': entry<{ readonly keptPlace: boolean }>()(schemas.onTicket),
  'tickets.void': entry<null>()(schemas.onTicketWithReason),
  'tickets.undo': entry<{ readonly label: string }>()(schemas.undo),
} as const satisfies Record<CallName, Entry<z.ZodType, unknown>>

export type Contract = typeof contract
export type InputOf<Name extends CallName> = z.infer<Contract[Name]['input']>
export type ValueOf<Name extends CallName> =
  NonNullable<Contract[Name]['value']> extends never ? null : Exclude<Contract[Name]['value'], undefined>
