import type { InputOf } from '#contract/contract.ts'
import type { Actor } from '#domain/people.ts'
import { accept, refuse, type Result } from '#domain/result.ts'
import { moveOnTo } from '#domain/service-lines.ts'
import type { Ticket } from '#domain/ticket.ts'
import { readLines, writeLines } from '#db/queries/lines.ts'
import { isActivePerson, isActiveService } from '#db/queries/active.ts'
import { findCounter } from '#db/queries/office.ts'
import { runCommand } from '../command.ts'
import type { OfficeContext } from '../office-context.ts'
import type { Unit } from '../unit.ts'
import { changeTicket, requireTicket } from './change.ts'

type TransferInput = InputOf<'tickets.transfer'>
type Destination = TransferInput['to']

/** Where a transferred ticket waits. */
interface Queue {
  readonly serviceId: string
  readonly targetCounterId: string | null
  readonly targetPersonId: string | null
}

/**
 * Sends the client in hand on to another service, counter or person: same number, name, note and arrival (domain.md
 * §2). For another service, what is in hand is done here and the new service is in hand there. Refuses
 * `service.not_found`, `counter.not_found`, `person.not_found`, `transfer.same_queue`, and what a transition refuses.
 */
export function transferTicket(
  office: OfficeContext,
  actor: Actor,
  input: TransferInput,
): Promise<Result<null>> {
  const command = { name: 'tickets.transfer', requestId: input.requestId, topics: ['tickets'] } as const
  return runCommand(office, actor, command, async (unit) => {
    const found = await requireTicket(unit, input.ticketId)
    if (!found.ok) return found
    const ticket = found.value
    const queue = await destination(unit, ticket, input.to)
    if (!queue.ok) return queue
    const lines = await readLines(unit.trx, ticket.id)
    const change = await changeTicket(
      unit,
      ticket,
      { name: 'transfer', ...queue.value },
      { note: input.note, payload: { lines } },
    )
    if (!change.ok) return change
    const moved = moveOnTo(lines, queue.value.serviceId, office.newId())
    await writeLines(unit.trx, ticket.id, lines, moved)
    return accept(null)
  })
}

async function destination(unit: Unit, ticket: Ticket, to: Destination): Promise<Result<Queue>> {
  const { serviceId } = ticket.volatile
  switch (to.kind) {
    case 'service':
      return (await isActiveService(unit.trx, to.serviceId))
        ? accept({ serviceId: to.serviceId, targetCounterId: null, targetPersonId: null })
        : refuse({ code: 'service.not_found' })
    case 'counter':
      return (await findCounter(unit.trx, { id: to.counterId })) !== null
        ? accept({ serviceId, targetCounterId: to.counterId, targetPersonId: null })
        : refuse({ code: 'counter.not_found' })
    case 'person':
      return (await isActivePerson(unit.trx, to.personId))
        ? accept({ serviceId, targetCounterId: null, targetPersonId: to.personId })
        : refuse({ code: 'person.not_found' })
  }
}
