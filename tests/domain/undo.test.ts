import { expect, test } from 'vitest'
import { isTransitionEvent, ticketTransitionEvents } from '#domain/events.ts'
import { decideUndo, lastTransition, type UndoRequest } from '#domain/undo.ts'
import { anEntry, at0 } from '#support/builders.ts'

const twoMinutes = 120_000

function asked(changes: Partial<UndoRequest> = {}): UndoRequest {
  return {
    eventId: 'e1',
    personId: 'm1',
    now: at0 + 1000,
    undoWindowMs: twoMinutes,
    label: 'A-001',
    ...changes,
  }
}

test('the last transition is found behind announcements, recalls and greetings, which are none', () => {
  const history = [
    anEntry('e0', { kind: 'ticket.issued' }),
    anEntry('e1'),
    anEntry('e2', { kind: 'call.announced' }),
    anEntry('e3', { kind: 'ticket.recalled' }),
    anEntry('e4', { kind: 'ticket.greeted' }),
  ]
  expect(lastTransition(history)?.id).toBe('e1')
})

test('after an undo the step before is the last one again', () => {
  const history = [
    anEntry('e0', { kind: 'ticket.issued' }),
    anEntry('e1'),
    anEntry('e2', { kind: 'ticket.undone', undoes: 'e1' }),
  ]
  expect(lastTransition(history)?.id).toBe('e0')
  expect(lastTransition([...history, anEntry('e3', { kind: 'ticket.undone', undoes: 'e0' })])).toBeNull()
})

test('every kind of transition but the end of the day can be taken back', () => {
  for (const kind of ticketTransitionEvents) {
    const decided = decideUndo([anEntry('e1', { kind })], asked())
    expect(decided.ok, kind).toBe(kind !== 'ticket.not_served')
  }
})

test('nothing happened, or all of it was taken back: there is nothing to undo', () => {
  expect(decideUndo([], asked())).toEqual({ ok: false, code: 'undo.nothing' })
  expect(decideUndo([anEntry('e1', { kind: 'ticket.greeted' })], asked())).toEqual({
    ok: false,
    code: 'undo.nothing',
  })
})

test('a step that something followed is not taken back', () => {
  const history = [anEntry('e1'), anEntry('e2', { kind: 'ticket.started' })]
  expect(decideUndo(history, asked())).toEqual({ ok: false, code: 'undo.changed', ticket: 'A-001' })
})

test('a step of somebody else is not taken back, nor one of nobody by somebody', () => {
  expect(decideUndo([anEntry('e1', { personId: 'm2' })], asked())).toEqual({
    ok: false,
    code: 'undo.not_yours',
  })
  expect(decideUndo([anEntry('e1', { personId: null })], asked())).toEqual({
    ok: false,
    code: 'undo.not_yours',
  })
})

test('the window is two minutes to the millisecond', () => {
  expect(decideUndo([anEntry('e1')], asked({ now: at0 + twoMinutes }))).toMatchObject({ ok: true })
  expect(decideUndo([anEntry('e1')], asked({ now: at0 + twoMinutes + 1 }))).toEqual({
    ok: false,
    code: 'undo.too_late',
    minutes: 2,
  })
})

test('what moves a ticket is a transition, what is only noted about it is not', () => {
  expect(ticketTransitionEvents.every(isTransitionEvent)).toBe(true)
  for (const kind of [
    'ticket.undone',
    'ticket.recalled',
    'ticket.back',
    'ticket.greeted',
    'call.announced',
  ] as const)
    expect(isTransitionEvent(kind)).toBe(false)
})
