import fc from 'fast-check'
import { announceCall, displayView } from '#services/views/display.ts'
import { issueTicket } from '#services/tickets/issue.ts'
import { rollOverDay } from '#services/day.ts'
import type { Result } from '#domain/result.ts'
import { deskOf, type Desk } from './desk.ts'
import { officeFaults } from './office-faults.ts'
import type { TestOffice } from './test-office.ts'

const minute = 60_000

/** The model knows nothing: what must hold is read from the rows after every command. */
export interface Nothing {
  commands: number
}

/** The real thing: an office on a real database, and what was answered so far. */
export interface Real {
  readonly t: TestOffice
  readonly answers: Record<string, number>
}

/** One desk's command on some ticket; which one is chosen when it runs. */
class ServiceCommand implements fc.AsyncCommand<Nothing, Real> {
  readonly #name: string
  readonly #run: (real: Real) => Promise<Result<unknown> | null>

  constructor(name: string, run: (real: Real) => Promise<Result<unknown> | null>) {
    this.#name = name
    this.#run = run
  }

  check(): boolean {
    return true
  }

  async run(model: Nothing, real: Real): Promise<void> {
    model.commands += 1
    const result = await this.#run(real)
    const outcome = result === null ? 'nothing' : result.ok ? 'ok' : result.code
    const key = `${this.#name.split(' ')[0] ?? ''} ${outcome}`
    real.answers[key] = (real.answers[key] ?? 0) + 1
    const faults = await officeFaults(real.t.store.db)
    if (faults.length > 0) throw new Error(`after ${this.#name} (${outcome}): ${faults.join('; ')}`)
  }

  toString(): string {
    return this.#name
  }
}

/** Desk 0 is reception, the others are counters with a person each. */
function desk({ t }: Real, index: number): Desk {
  return deskOf(t, index === 0 ? t.reception() : t.counter(index))
}

/** The ticket in hand at the desk, or else some ticket. */
async function some(real: Real, index: number, pick: number): Promise<string | null> {
  const open = (await desk(real, index).view()).open?.ticketId
  if (open !== undefined && pick % 3 !== 0) return open
  const rows = await real.t.store.db.selectFrom('ticket').select('id').orderBy('id').execute()
  return rows[pick % Math.max(1, rows.length)]?.id ?? null
}

const place = { at: fc.nat(3), pick: fc.nat(11) }
const steps = ['start', 'start', 'notHere', 'notHere', 'giveBack', 'finish', 'finish', 'leave', 'void', 'attend', 'callAgain', 'greet', 'back'] as const // prettier-ignore

const onTicket = fc.record({ ...place, step: fc.constantFrom(...steps), reason: fc.boolean() }).map(
  ({ at, pick, step, reason }) =>
    new ServiceCommand(`${step} at=${String(at)} pick=${String(pick)}`, async (real) => {
      const id = await some(real, at, pick)
      if (id === null) return null
      return step === 'attend'
        ? desk(real, at).attend(id, reason ? 'Se encuentra mal' : null)
        : desk(real, at)[step](id)
    }),
)

const issue = fc
  .record({
    prefix: fc.constantFrom('A', 'B'),
    priority: fc.constantFrom('General', 'Persona mayor', 'Urgencia'),
    channel: fc.constantFrom('reception', 'kiosk'),
    again: fc.boolean(),
  }) // prettier-ignore
  .map(
    ({ prefix, priority, channel, again }) =>
      new ServiceCommand(`issue ${prefix} ${priority} ${channel}${again ? ' twice' : ''}`, async ({ t }) => {
        const input = { requestId: t.requestId(), serviceId: t.service(prefix), priorityId: t.priority(priority), personName: 'Teresa', channel } as const // prettier-ignore
        const [first] = await Promise.all(
          [1, ...(again ? [2] : [])].map(() => issueTicket(t.office, t.reception(), input)),
        )
        return first ?? null
      }),
  )

const race = fc.constant(
  new ServiceCommand('race', async (real) => {
    const answers = await Promise.all([1, 2, 3].map((at) => desk(real, at).call()))
    const taken = answers.flatMap((answer) => (answer.ok ? [answer.value.ticketId] : []))
    if (new Set(taken).size !== taken.length) throw new Error('two counters got the same ticket')
    return answers[0] ?? null
  }),
)

const others: fc.Arbitrary<ServiceCommand>[] = [
  fc.nat(3).map((at) => new ServiceCommand(`call at=${String(at)}`, (real) => desk(real, at).call())),
  fc.nat(3).map((at) => new ServiceCommand(`undo at=${String(at)}`, (real) => desk(real, at).undoOffered())),
  // A walk-up who came last, and an undo of anything that ever happened: a screen that is far behind.
  fc.nat(3).map(
    (at) =>
      new ServiceCommand(`attend last at=${String(at)}`, async (real) => {
        const waiting = real.t.store.db.selectFrom('ticket').select('id').where('state', '=', 'waiting')
        const last = await waiting.orderBy('id', 'desc').limit(1).executeTakeFirst()
        return last === undefined ? null : desk(real, at).attend(last.id)
      }),
  ),
  fc.record(place).map(
    ({ at, pick }) =>
      new ServiceCommand(`undo stale at=${String(at)} pick=${String(pick)}`, async (real) => {
        const events = real.t.store.db.selectFrom('event').select(['id', 'ticket_id']).orderBy('seq', 'desc')
        const { id = '', ticket_id = null } = (await events.execute())[pick] ?? {}
        return ticket_id === null ? null : desk(real, at).undo(ticket_id, id)
      }),
  ),
  fc.constantFrom(1, 20_000, 6 * minute, -3 * minute, 25 * 60 * minute).map(
    (ms) =>
      new ServiceCommand(`pass ${String(ms)}`, async ({ t }) => {
        t.now += ms
        return ms > 60 * minute ? rollOverDay(t.office, { ...t.reception(), person: null }) : null
      }),
  ),
  fc.constant(
    new ServiceCommand('announce', async ({ t }) => {
      const { current } = await displayView(t.office)
      return current === null ? null : announceCall(t.office, t.display(), { callId: current.callId })
    }),
  ),
]

export const serviceCommands = (maxCommands: number) =>
  fc.commands([issue, issue, onTicket, onTicket, onTicket, race, ...others], { maxCommands, size: 'max' })
