import { z } from 'zod'
import { staffRoles } from '#domain/people.ts'
import { isPrefix } from '#domain/ticket-number.ts'
import { isTimeZone } from '#domain/business-day.ts'

const id = z.uuid()
/** One per click: a retry with the same id is harmless (domain.md §2). */
const requestId = z.uuid()
const name = z.string().trim().min(1).max(120)
const reason = z.string().trim().min(1).max(500)
const minutes = z.number().int().min(1).max(600)

export const nothing = z.strictObject({})
export const signIn = z.strictObject({ personId: id })
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
export const newPerson = z.strictObject({ name, roles: z.array(z.enum(staffRoles)).min(1) })
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
export const newDemo = z.strictObject({ requestId })

export type NewOffice = z.infer<typeof newOffice>
