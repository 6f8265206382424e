import fc from 'fast-check'
import type { Result } from '#domain/result.ts'
import type { TicketState } from '#domain/ticket-state.ts'
import { waitingView } from '#services/views/waiting.ts'
import type { Desk, Destination } from '../desk.ts'
import { deskAt, deskCount, ServiceCommand, some, type Real } from './real.ts'

const anyDesk = fc.nat(deskCount - 1)
const place = { at: anyDesk, pick: fc.nat(11) }

type Step = (desk: Desk, id: string, real: Real, pick: number) => Promise<Result<unknown>>

/** A command of a desk on the ticket in hand or, now and then, on any other. */
function onTicket(name: string, run: Step): fc.Arbitrary<ServiceCommand> {
  return fc.record(place).map(
    ({ at, pick }) =>
      new ServiceCommand(`${name} at=${String(at)} pick=${String(pick)}`, async (real) => {
        const desk = deskAt(real, at)
        const id = await some(real, at, pick)
        return desk === null || id === null ? null : run(desk, id, real, pick)
      }),
  )
}

const steps = ['start', 'start', 'notHere', 'notHere', 'giveBack', 'finish', 'finish', 'leave', 'void', 'callAgain', 'greet', 'back', 'reactivate', 'callChosen', 'resume', 'release'] as const // prettier-ignore

/** One of those who are in such a state, or else any ticket. */
async function oneOf({ t }: Real, states: readonly TicketState[], pick: number, id: string): Promise<string> {
  const rows = await t.store.db.selectFrom('ticket').select('id').where('state', 'in', states).orderBy('id').execute() // prettier-ignore
  return rows[pick % Math.max(1, rows.length)]?.id ?? id
}

/** A command of a desk on a ticket for which it makes sense. */
function onOneOf(name: string, states: readonly TicketState[], run: Step): fc.Arbitrary<ServiceCommand> {
  return onTicket(name, async (desk, id, real, pick) => run(desk, await oneOf(real, states, pick, id), real, pick)) // prettier-ignore
}

function destination({ t }: Real, pick: number): Destination {
  const kinds: Destination[] = [
    { kind: 'service', serviceId: t.service(pick % 2 === 0 ? 'A' : 'B') },
    { kind: 'counter', counterId: t.counter(1 + (pick % 4)).counterId ?? '' },
    { kind: 'person', personId: t.counter(1 + (pick % 4)).person?.id ?? '' },
  ]
  return kinds[pick % 3]!
}

/** Something about what the client in hand came for. */
async function changeLine(desk: Desk, id: string, { t }: Real, pick: number) {
  const lines = (await desk.view()).open?.lines ?? []
  const line = lines[pick % Math.max(1, lines.length)]?.lineId ?? t.requestId()
  const service = t.service(pick % 2 === 0 ? 'A' : 'B')
  if (pick < 4) return desk.addLine(id, service, 1 + pick)
  return pick < 8 ? desk.takeUpLine(id, line) : desk.correctLine(id, line, service, pick)
}

/** Counts an answer under the name of what was really done. */
function noted({ answers }: Real, name: string, result: Result<unknown>): Result<unknown> {
  const key = `${name} ${result.ok ? 'ok' : result.code}`
  answers[key] = (answers[key] ?? 0) + 1
  return result
}

/** What a clerk would do now with the client in hand. */
const usual = fc.record({ at: anyDesk, pick: fc.nat(11) }).map(
  ({ at, pick }) =>
    new ServiceCommand(`usual at=${String(at)} pick=${String(pick)}`, async (real) => {
      const desk = deskAt(real, at)
      if (desk === null) return null
      const { open, held } = await desk.view()
      if (open === null) {
        const mine = held.find(({ mayResume }) => mayResume)?.ticketId
        if (mine !== undefined && pick % 2 === 0) return noted(real, 'resume', await desk.resume(mine))
        const [first] = (await waitingView(real.t.office)).rows
        return at > 0 ? desk.call() : first === undefined ? null : desk.attend(first.ticketId)
      }
      const inHand = open.state === 'called' ? whileCalled : whileServing
      const step = inHand[pick % inHand.length]!
      return noted(real, step.name, await step(desk, open.ticketId, real, pick))
    }),
)

const start: Step = (desk, id) => desk.start(id)
const notHere: Step = (desk, id) => desk.notHere(id)
const giveBack: Step = (desk, id) => desk.giveBack(id)
const callAgain: Step = (desk, id) => desk.callAgain(id)
const hold: Step = (desk, id, _, pick) => desk.hold(id, pick % 2 === 0 ? 'own' : 'shared', 'Trae una copia')
const transfer: Step = (desk, id, real, pick) => desk.transfer(id, destination(real, pick), 'Falta la firma')
const finish: Step = (desk, id) => desk.finish(id)
const line: Step = (...asked) => changeLine(...asked)
const whileCalled = [start, notHere, start, callAgain, start, notHere, giveBack]
const whileServing = [finish, hold, transfer, line, finish, hold, transfer, giveBack, line]

export const ticketCommands: fc.Arbitrary<ServiceCommand>[] = [
  ...Array.from({ length: 6 }, () => usual),
  fc.constantFrom(...steps).chain((step) => onTicket(step, (desk, id) => desk[step](id))),
  fc.constantFrom(...steps).chain((step) => onTicket(step, (desk, id) => desk[step](id))),
  onTicket('attend', (desk, id, _, pick) => desk.attend(id, pick % 2 === 0 ? 'Se encuentra mal' : null)),
  onTicket('hold', hold),
  onOneOf('resume', ['held'], (desk, id) => desk.resume(id)),
  onOneOf('release', ['held'], (desk, id) => desk.release(id)),
  onOneOf('void', ['waiting', 'held'], (desk, id) => desk.void(id)),
  onOneOf('reactivate', ['left', 'no_show'], (desk, id) => desk.reactivate(id)),
  onOneOf('callChosen', ['waiting'], (desk, id) => desk.callChosen(id)),
  onOneOf('greet', ['waiting'], (desk, id) => desk.greet(id)),
  onOneOf('back', ['waiting'], (desk, id) => desk.back(id)),
  onTicket('transfer', transfer),
  onTicket('line', line),
  // A walk-up who came last, and an undo of anything that ever happened: a screen that is far behind.
  anyDesk.map(
    (at) =>
      new ServiceCommand(`attend last at=${String(at)}`, async (real) => {
        const waiting = real.t.store.db.selectFrom('ticket').select('id').where('state', '=', 'waiting')
        const last = await waiting.orderBy('id', 'desc').limit(1).executeTakeFirst()
        return last === undefined ? null : (deskAt(real, at)?.attend(last.id) ?? null)
      }),
  ),
  fc.record(place).map(
    ({ at, pick }) =>
      new ServiceCommand(`undo stale at=${String(at)} pick=${String(pick)}`, async (real) => {
        const events = real.t.store.db.selectFrom('event').select(['id', 'ticket_id']).orderBy('seq', 'desc')
        const { id = '', ticket_id = null } = (await events.limit(12).execute())[pick] ?? {}
        return ticket_id === null ? null : (deskAt(real, at)?.undo(ticket_id, id) ?? null)
      }),
  ),
]
