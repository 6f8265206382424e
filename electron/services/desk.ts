import type { InputOf } from '#contract/contract.ts'
import type { Actor } from '#domain/people.ts'
import { accept, refuse, type Result } from '#domain/result.ts'
import { pauseDesk, resumeDesk } from '#db/queries/desk-pause.ts'
import { lockCounter } from '#db/queries/office.ts'
import { runCommand } from './command.ts'
import type { OfficeContext } from './office-context.ts'
import { refuseIfBusy } from './tickets/change.ts'

/**
 * Pauses the actor's counter for a reason: it calls nobody, and after a while tickets for it, or for its person, open to
 * everybody of the service (domain.md §2). Pausing again changes the reason, not the time. Refuses `counter.not_found`,
 * `counter.busy` and `person.busy`: whoever is being served comes first.
 */
export function pauseCounter(
  office: OfficeContext,
  actor: Actor,
  input: InputOf<'desk.pause'>,
): Promise<Result<null>> {
  const command = { name: 'desk.pause', requestId: input.requestId, topics: ['tickets', 'office'] } as const
  return runCommand(office, actor, command, async (unit) => {
    const counter = actor.counterId === null ? null : await lockCounter(unit.trx, actor.counterId)
    if (counter === null) return refuse({ code: 'counter.not_found' })
    const free = await refuseIfBusy(unit)
    if (!free.ok) return free
    const since = counter.pausedAt ?? unit.now
    await pauseDesk(unit.trx, {
      counterId: counter.id,
      personId: counter.personId,
      since,
      reason: input.reason,
    })
    await unit.append({ kind: 'counter.paused', payload: { reason: input.reason } })
    return accept(null)
  })
}

/** Takes up work again. Refuses `counter.not_found`; resuming a counter that works changes nothing. */
export function resumeCounter(
  office: OfficeContext,
  actor: Actor,
  input: InputOf<'desk.resume'>,
): Promise<Result<null>> {
  const command = { name: 'desk.resume', requestId: input.requestId, topics: ['tickets', 'office'] } as const
  return runCommand(office, actor, command, async (unit) => {
    const counter = actor.counterId === null ? null : await lockCounter(unit.trx, actor.counterId)
    if (counter === null) return refuse({ code: 'counter.not_found' })
    if (counter.pausedAt === null) return accept(null)
    await resumeDesk(unit.trx, { counterId: counter.id, personId: counter.personId })
    const pausedMs = Math.max(0, unit.now - counter.pausedAt)
    await unit.append({ kind: 'counter.resumed', payload: { pausedMs } })
    return accept(null)
  })
}
