import type { OfficeOverview } from '#contract/views.ts'
import type { Actor } from '#domain/people.ts'
import type { OfficeContext } from '#services/office-context.ts'
import { pauseCounter, resumeCounter } from '#services/desk.ts'
import { holdTicket } from '#services/tickets/hold.ts'
import { addServiceLine } from '#services/tickets/lines.ts'
import { transferTicket } from '#services/tickets/transfer.ts'
import { deskView } from '#services/views/desk.ts'
import { mustSucceed } from './must-succeed.ts'

const minute = 60_000

/** What is written to go along; in the language of the demo. */
export interface HandoverNotes {
  readonly copy: string
  readonly signature: string
}

/** What happens at a counter besides calling and finishing. */
export interface Handover {
  /** Instead of finishing. @returns whether the client was put on hold */
  readonly hold: (ticketId: string, now: number) => Promise<boolean>
  /** Between two clients. @returns whether the counter stands still now */
  readonly pause: (now: number) => Promise<boolean>
  readonly goOn: () => Promise<void>
}

/** Once in a morning each, at the first occasion; counters as the simulation has them. */
const occasions = [
  { what: 'pause', counter: 3, beforeEndMs: 60 * minute },
  { what: 'own', counter: 2, beforeEndMs: 45 * minute },
  { what: 'shared', counter: 0, beforeEndMs: 30 * minute },
] as const

/** The handovers of one morning. @param endAt when it ends, ms since the epoch */
export function handoversOf(
  endAt: number,
  notes: HandoverNotes,
): (office: OfficeContext, actor: Actor, counter: number) => Handover {
  const left = new Set<(typeof occasions)[number]>(occasions)
  return (office, actor, counter) => {
    const due = (now: number, ...whats: readonly string[]) => {
      const occasion = occasions.find((each) => each.counter === counter && whats.includes(each.what))
      if (occasion === undefined || !left.has(occasion) || now < endAt - occasion.beforeEndMs) return null
      left.delete(occasion)
      return occasion.what
    }
    const once = () => ({ requestId: office.newId() })
    return {
      async hold(ticketId, now) {
        const what = due(now, 'own', 'shared')
        if (what === null) return false
        const input = { ...once(), ticketId, shared: what === 'shared', note: notes.copy }
        mustSucceed(await holdTicket(office, actor, input))
        return true
      },
      async pause(now) {
        if (due(now, 'pause') === null) return false
        mustSucceed(await pauseCounter(office, actor, { ...once(), reason: 'help' }))
        return true
      },
      async goOn() {
        mustSucceed(await resumeCounter(office, actor, once()))
      },
    }
  }
}

/** As the morning ends, one client asks for one thing more, and another is sent on with a note. */
export async function lastHandovers(
  office: OfficeContext,
  serving: readonly Actor[],
  { services }: OfficeOverview,
  notes: HandoverNotes,
): Promise<void> {
  const [asking, ...others] = serving
  const other = async (actor: Actor) => {
    const { open } = await deskView(office, actor)
    const lines = open?.lines ?? []
    const serviceId = services.find(({ id }) => !lines.some((line) => line.serviceId === id))?.id
    return { ticketId: open?.ticketId ?? '', serviceId: serviceId ?? '' }
  }
  if (asking !== undefined) {
    const more = { requestId: office.newId(), ...(await other(asking)), quantity: 2 }
    mustSucceed(await addServiceLine(office, asking, more))
  }
  const sending = others.at(-1)
  if (sending === undefined) return
  const { ticketId, serviceId } = await other(sending)
  const to = { kind: 'service', serviceId } as const
  mustSucceed(await transferTicket(office, sending, { requestId: office.newId(), ticketId, to, note: notes.signature })) // prettier-ignore
}
