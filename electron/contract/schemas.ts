import { z } from 'zod'
import { pauseReasons } from '#domain/counter.ts'
import { languages, staffRoles, stationRoles } from '#domain/people.ts'
import { hasWindow } from '#domain/station.ts'
import { maxQuantity } from '#domain/service-lines.ts'
import { isPrefix } from '#domain/ticket-number.ts'
import { isTimeZone } from '#domain/business-day.ts'

const id = z.uuid()
/** One per click: a retry with the same id is harmless (domain.md §2). */
const requestId = z.uuid()
const name = z.string().trim().min(1).max(120)
const reason = z.string().trim().min(1).max(500)
const note = z.string().trim().min(1).max(1000)
const quantity = z.number().int().min(1).max(maxQuantity)
/** Digits only; how many, and that they are no row, is `isStrongPin` (domain/pin.ts). */
const pin = z.string().regex(/^\d{4,12}$/)
/** A start code, or a recovery code: capitals and digits in groups, as they are printed and read out. */
const code = z.string().trim().toUpperCase().min(6).max(40)
const minutes = z.number().int().min(1).max(600)

export const nothing = z.strictObject({})
/** The PIN is null where the office asks for none: the demo. */
export const signIn = z.strictObject({ personId: id, pin: pin.nullable() })
export const unlock = z.strictObject({ pin: pin.nullable() })
export const activate = z.strictObject({ personId: id, startCode: code, newPin: pin })
export const recover = z.strictObject({ personId: id, recoveryCode: code, newPin: pin })
export const changePin = z.strictObject({ pin, newPin: pin })
export const person = z.strictObject({ personId: id })
export const ownPin = z.strictObject({ pin })
export const pause = z.strictObject({ requestId, reason: z.enum(pauseReasons) })
export const preferences = z.strictObject({
  language: z.enum(['es', 'en']),
  theme: z.enum(['light', 'dark', 'contrast', 'system']),
})
/** A breach of the content policy, as the browser tells it. */
export const violation = z.strictObject({
  directive: z.string().max(100),
  blocked: z.string().max(500),
  source: z.string().max(500),
})
export const openWindow = z.strictObject({
  role: z.enum(['reception', 'counter', 'display']),
  counterNumber: z.number().int().min(1).max(999).nullable(),
})
export const find = z.strictObject({ text: z.string().trim().min(1).max(120) })
export const issue = z.strictObject({
  requestId,
  serviceId: id,
  priorityId: id.nullable(),
  personName: name.nullable(),
})
export const request = z.strictObject({ requestId })
export const onTicket = z.strictObject({ requestId, ticketId: id })
export const onTicketWithReason = z.strictObject({ requestId, ticketId: id, reason })
export const attend = z.strictObject({ requestId, ticketId: id, reason: reason.nullable() })
export const hold = z.strictObject({ requestId, ticketId: id, shared: z.boolean(), note: note.nullable() })
export const transfer = z.strictObject({
  requestId,
  ticketId: id,
  to: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('service'), serviceId: id }),
    z.strictObject({ kind: z.literal('counter'), counterId: id }),
    z.strictObject({ kind: z.literal('person'), personId: id }),
  ]),
  note: note.nullable(),
})
export const newLine = z.strictObject({ requestId, ticketId: id, serviceId: id, quantity })
export const line = z.strictObject({ requestId, ticketId: id, lineId: id, serviceId: id, quantity })
export const onLine = z.strictObject({ requestId, ticketId: id, lineId: id })
export const ticket = z.strictObject({ ticketId: id })
export const undo = z.strictObject({ requestId, ticketId: id, eventId: id })
export const announced = z.strictObject({ callId: id })

export const newService = z.strictObject({
  name,
  prefix: z.string().trim().toUpperCase().refine(isPrefix),
  expectedMinutes: minutes,
  targetMinutes: minutes,
})
export const newCounter = z.strictObject({
  number: z.number().int().min(1).max(999),
  /** Positions in `services` of the same input. */
  services: z.array(z.number().int().min(0)).min(1),
})
export const newPerson = z.strictObject({
  name,
  roles: z.array(z.enum(staffRoles)).min(1),
  /** What this person speaks with clients besides the office's own language. */
  languages: z.array(z.enum(languages)).max(languages.length).default([]),
  /** Chosen at set-up by whoever sets up; everybody else chooses theirs with a start code. */
  pin: pin.nullable().default(null),
})
export const newPriority = z.strictObject({
  name,
  headStartMinutes: z.number().int().min(0).max(600),
  strict: z.boolean(),
})
export const newOffice = z.strictObject({
  requestId,
  name,
  timeZone: z.string().refine(isTimeZone),
  services: z.array(newService).min(1).max(40),
  /** The first one is the default of a new ticket. */
  priorities: z.array(newPriority).min(1).max(12),
  counters: z.array(newCounter).min(1).max(60),
  people: z.array(newPerson).min(1).max(200),
})
/** `192.168.1.10`, `recepcion.local:5433`, `[fd00::1]:5432/antesala`; how it is read is domain/server-address.ts. */
const address = z.string().trim().min(1).max(300)
export const newStation = z.strictObject({
  requestId,
  name,
  zoneId: id,
  // One without a window would start and show nothing.
  roles: z.array(z.enum(stationRoles)).max(stationRoles.length).refine(hasWindow),
})
export const onStation = z.strictObject({ requestId, stationId: id })
/** The code alone or the whole text behind its picture; the address may be in the latter. */
export const join = z.strictObject({
  code: z.string().trim().min(1).max(500),
  address: address.nullable(),
})
/** A server that the office has and this computer runs; the password is used once and kept nowhere. */
export const server = z.strictObject({
  address,
  user: z.string().trim().min(1).max(63),
  password: z.string().max(200),
})
export const newDemo = z.strictObject({ requestId })

export type NewOffice = z.infer<typeof newOffice>
