import { expect, test } from 'vitest'
import { ticketTransitionEvents } from '#domain/events.ts'
import { recordedStates, type RecordedStep } from '#domain/ticket-history.ts'
import { isTransitionEvent } from '#domain/events.ts'
import { transitionStarts } from '#domain/ticket-state.ts'
import { decideTransition } from '#domain/transition.ts'
import { aContext, aTicketIn } from '#support/builders.ts'
import { requests, transitionNames } from '#support/transitions.ts'

const step = (id: string, changes: Partial<RecordedStep>): RecordedStep => ({
  id,
  kind: 'ticket.issued',
  at: 1,
  undoes: null,
  ...changes,
})

test('an event tells the state in which its transition ends', () => {
  const told = new Set<string>(['ticket.issued'])
  for (const name of transitionNames)
    for (const from of transitionStarts[name])
      for (const outOfOrder of [false, true])
        for (const notHereLimit of [1, 3]) {
          const rules = { notHereLimit, coolDownMs: 1 }
          const ticket = aTicketIn(from)
          const { counterId, personId } = ticket.volatile
          const request = {
            ...requests[name],
            ...(name === 'call' || name === 'attend' ? { outOfOrder } : {}),
          }
          const here = aContext({ rules, ...(counterId === null ? {} : { counterId, personId }) })
          const decided = decideTransition(ticket, request, here)
          if (!decided.ok) throw new Error(`${name} from ${from}: ${decided.code}`)
          const { event, to } = decided.value
          told.add(event)
          expect(recordedStates([step('e', { kind: event, at: 7 })])).toEqual([{ state: to.state, at: 7 }])
        }
  expect([...told].sort()).toEqual([...ticketTransitionEvents].sort())
})

test('what was taken back does not count, and an issue that was taken back leaves a voided ticket', () => {
  const issued = step('e1', {})
  const called = step('e2', { kind: 'ticket.called', at: 2 })
  const undone = step('e3', { kind: 'ticket.undone', at: 3, undoes: 'e2' })
  expect(recordedStates([issued, called, undone])).toEqual([{ state: 'waiting', at: 1 }])
  const taken = step('e4', { kind: 'ticket.undone', at: 4, undoes: 'e1' })
  expect(recordedStates([issued, called, undone, taken])).toEqual([
    { state: 'waiting', at: 1 },
    { state: 'voided', at: 4 },
  ])
})

test('what is no transition tells no state', () => {
  const others = ['ticket.greeted', 'ticket.recalled', 'ticket.line_added', 'personal.erased'] as const
  expect(others.filter(isTransitionEvent)).toEqual([])
  expect(recordedStates(others.map((kind, i) => step(String(i), { kind })))).toEqual([])
})
