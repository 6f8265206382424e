import fc from 'fast-check'
import type { TransitionName } from '#domain/ticket-state.ts'
import type { ModelAnswer, ModelOffice } from './model-office.ts'

const minute = 60_000

/** One thing that happens in the model office; places and tickets are chosen by index, so that any sequence has a meaning. */
export type ModelCommand =
  | { readonly kind: 'pass'; readonly ms: number }
  | { readonly kind: 'issue'; readonly headStartMs: number; readonly strict: boolean }
  | { readonly kind: 'next'; readonly desk: number }
  | { readonly kind: 'change'; readonly name: TransitionName; readonly desk: number; readonly ticket: number }
  | { readonly kind: 'own'; readonly name: TransitionName; readonly desk: number }
  | { readonly kind: 'undo'; readonly person: number; readonly ticket: number }

const transitions = ['call', 'attend', 'start', 'start', 'not_here', 'not_here', 'not_here', 'return', 'finish', 'leave', 'void', 'end_day'] as const // prettier-ignore

const command: fc.Arbitrary<ModelCommand> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('pass' as const), ms: fc.constantFrom(1, 30_000, 6 * minute) }) }, // prettier-ignore
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('issue' as const), headStartMs: fc.constantFrom(0, 0, 5 * minute, 20 * minute), strict: fc.constantFrom(false, false, false, true) }) }, // prettier-ignore
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('next' as const), desk: fc.nat(3) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('change' as const), name: fc.constantFrom(...transitions), desk: fc.nat(3), ticket: fc.nat(7) }) }, // prettier-ignore
  { weight: 7, arbitrary: fc.record({ kind: fc.constant('own' as const), name: fc.constantFrom(...transitions), desk: fc.nat(3) }) }, // prettier-ignore
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('undo' as const), person: fc.nat(3), ticket: fc.nat(7) }),
  },
)

export const modelCommands = fc.array(command, { minLength: 1, maxLength: 80, size: 'max' })

/** Desk 0 is reception: a person without a counter. Each desk has its person. */
export function deskOf(index: number): { readonly counterId: string | null; readonly personId: string } {
  return { counterId: index === 0 ? null : `c${String(index)}`, personId: `m${String(index)}` }
}

/** Does it. Choosing among no tickets does nothing. */
export function runModelCommand(office: ModelOffice, done: ModelCommand): ModelAnswer | null {
  const chosen = (index: number) =>
    office.tickets[office.tickets.length === 0 ? 0 : index % office.tickets.length]
  switch (done.kind) {
    case 'pass':
      office.now += done.ms
      return null
    case 'issue':
      return { ok: true, ticket: office.issue(done.headStartMs, done.strict) }
    case 'next': {
      const next = office.first()
      const { counterId, personId } = deskOf(done.desk)
      return next === null
        ? { ok: false, code: 'queue.empty' }
        : office.change(next, 'call', counterId, personId)
    }
    case 'change': {
      const ticket = chosen(done.ticket)
      const { counterId, personId } = deskOf(done.desk)
      return ticket === undefined ? null : office.change(ticket, done.name, counterId, personId)
    }
    case 'own': {
      const { counterId, personId } = deskOf(done.desk)
      const open = office.openAt(personId)
      return open === null ? null : office.change(open, done.name, counterId, personId)
    }
    case 'undo': {
      const ticket = chosen(done.ticket)
      return ticket === undefined ? null : office.undo(ticket, deskOf(done.person).personId)
    }
  }
}
