import type { TicketVolatile } from '#domain/ticket.ts'

/** The columns of a ticket that transitions change. */
export function volatileColumns(volatile: TicketVolatile) {
  return {
    state: volatile.state,
    service_id: volatile.serviceId,
    counter_id: volatile.counterId,
    person_id: volatile.personId,
    base_at: volatile.baseAt,
    queue_at: volatile.queueAt,
    cool_until: volatile.coolUntil,
    not_here_count: volatile.notHereCount,
    call_count: volatile.callCount,
    target_counter_id: volatile.targetCounterId,
    target_person_id: volatile.targetPersonId,
    held_by_id: volatile.heldById,
  }
}
