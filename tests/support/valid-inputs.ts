import { v7 } from 'uuid'
import type { InputOf } from '#contract/contract.ts'
import type { CallName } from '#domain/permissions.ts'
import { newOffice } from './test-office.ts'

const [requestId, ticketId, personId, id] = [v7(), v7(), v7(), v7()] as const
const onTicket = { requestId, ticketId }

/** One good input for every call. */
export const validInputs: { readonly [Name in CallName]: InputOf<Name> } = {
  'session.current': {},
  'session.people': {},
  'session.signIn': { personId },
  'session.signOut': {},
  'preferences.set': { language: 'es', theme: 'system' },
  'app.about': {},
  'app.reportViolation': { directive: 'script-src', blocked: 'inline', source: 'app://antesala' },
  'windows.choices': {},
  'windows.open': { role: 'counter', counterNumber: 3 },
  'trouble.current': {},
  'trouble.retry': {},
  'trouble.showFile': {},
  'setup.create': { requestId, ...newOffice() },
  'setup.createDemo': { requestId },
  'office.overview': {},
  'queue.waiting': {},
  'queue.find': { text: 'A-12' },
  'desk.current': {},
  'display.current': {},
  'display.announced': { callId: id },
  'tickets.issue': { requestId, serviceId: id, priorityId: null, personName: 'Teresa Olmedo' },
  'tickets.history': { ticketId },
  'tickets.greet': onTicket,
  'tickets.back': onTicket,
  'tickets.callNext': { requestId },
  'tickets.callAgain': onTicket,
  'tickets.attend': { ...onTicket, reason: null },
  'tickets.start': onTicket,
  'tickets.notHere': onTicket,
  'tickets.return': { ...onTicket, reason: 'Le falta un documento' },
  'tickets.finish': onTicket,
  'tickets.leave': onTicket,
  'tickets.void': { ...onTicket, reason: 'Emitido por error' },
  'tickets.undo': { ...onTicket, eventId: id },
}
