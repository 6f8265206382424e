import type { Actor } from '#domain/people.ts'
import { accept, refuse, type Result } from '#domain/result.ts'
import { entranceOf } from '#domain/queue-order.ts'
import { isFaceToFace, standsBefore, ticketLabel, type Channel, type Ticket } from '#domain/ticket.ts'
import { greetOnce } from '#db/queries/acknowledgements.ts'
import { insertLeg } from '#db/queries/legs.ts'
import { takeNumber } from '#db/queries/numbers.ts'
import { activePriorities, activeServices } from '#db/queries/office.ts'
import { salted } from '#db/queries/personal.ts'
import { waitingFor } from '#db/queries/next-ticket.ts'
import { insertTicket } from '#db/queries/tickets.ts'
import { runCommand } from '../command.ts'
import type { OfficeContext } from '../office-context.ts'
import type { Unit } from '../unit.ts'

export interface IssueInput {
  readonly requestId: string
  readonly serviceId: string
  /** null for the office's default. */
  readonly priorityId: string | null
  readonly personName: string | null
  readonly channel: Channel
  /** Time of the appointment, ms since the epoch; a walk-in has none. */
  readonly appointmentAt?: number | null
}

export interface Issued {
  readonly ticketId: string
  readonly label: string
  readonly ahead: number
  readonly undoEventId: string
}

/**
 * Issues a ticket: the next number of its prefix on this business day, waiting from now. Face to face it is the
 * greeting (domain.md §3). Refuses `service.not_found`, `priority.not_found`.
 */
export function issueTicket(office: OfficeContext, actor: Actor, input: IssueInput): Promise<Result<Issued>> {
  const command = { name: 'tickets.issue', requestId: input.requestId, topics: ['tickets'] } as const
  return runCommand(office, actor, command, async (unit) => {
    const service = (await activeServices(unit.trx)).find(({ id }) => id === input.serviceId)
    if (service === undefined) return refuse({ code: 'service.not_found' })
    const priorities = await activePriorities(unit.trx)
    const priority =
      input.priorityId === null ? priorities[0] : priorities.find(({ id }) => id === input.priorityId)
    if (priority === undefined) return refuse({ code: 'priority.not_found' })
    const businessDay = office.dayAt(unit.now).name
    const number = await takeNumber(unit.trx, businessDay, service.prefix, service.firstNumber)
    // Another station may have been waited for: the time is read after the row, so that smaller numbers came first.
    await unit.tick()
    const appointmentAt = input.appointmentAt ?? null
    const entrance = entranceOf(unit.now, appointmentAt, office.rules.appointmentGraceMs, priority)
    const ticket: Ticket = {
      id: office.newId(),
      businessDay,
      prefix: service.prefix,
      number,
      channel: input.channel,
      arrivalAt: unit.now,
      appointmentAt,
      priorityId: priority.id,
      strict: priority.strict,
      accurate: true,
      volatile: {
        ...entrance,
        state: 'waiting',
        serviceId: service.id,
        counterId: null,
        personId: null,
        coolUntil: null,
        notHereCount: 0,
        callCount: 0,
        targetCounterId: null,
        targetPersonId: null,
        heldById: null,
      },
    }
    await insertTicket(unit.trx, ticket, office.newId())
    await openFirstLeg(unit, ticket)
    const eventId = await unit.append({
      kind: 'ticket.issued',
      ticketId: ticket.id,
      payload: { businessDay, prefix: ticket.prefix, number: ticket.number, channel: ticket.channel },
      personal: input.personName === null ? [] : [salted(ticket.id, 'name', input.personName)],
    })
    if (isFaceToFace(input.channel)) await greetOnIssue(unit, ticket, eventId)
    const ahead = await peopleAhead(unit, ticket)
    return accept({ ticketId: ticket.id, label: ticketLabel(ticket), ahead, undoEventId: eventId })
  })
}

async function openFirstLeg(unit: Unit, ticket: Ticket): Promise<void> {
  await insertLeg(unit.trx, {
    id: unit.office.newId(),
    ticketId: ticket.id,
    state: 'waiting',
    startedAt: ticket.arrivalAt,
    counterId: null,
    personId: unit.actor.person?.id ?? null,
    serviceId: ticket.volatile.serviceId,
  })
}

async function greetOnIssue(unit: Unit, ticket: Ticket, eventId: string): Promise<void> {
  await greetOnce(unit.trx, {
    id: unit.office.newId(),
    ticketId: ticket.id,
    eventId,
    at: ticket.arrivalAt,
    afterMs: 0,
    personId: unit.actor.person?.id ?? null,
    kind: 'issue',
  })
}

/** Who waits for the same service and stands before, by today's order. */
async function peopleAhead(unit: Unit, ticket: Ticket): Promise<number> {
  const others = await waitingFor(unit.trx, ticket.volatile.serviceId)
  return others.filter((other) => standsBefore(other, ticket)).length
}
