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

/** What is noted about a ticket without anybody having done anything to it. */
const harmless = ['call.announced', 'ticket.inaccurate', 'ticket.shared'] as const

/** What somebody does to a ticket that is no transition. */
const happenings = [
  'ticket.recalled',
  'ticket.back',
  'ticket.greeted',
  'ticket.line_added',
  'ticket.line_corrected',
  'ticket.line_taken_up',
] as const

test.each(harmless)('%s stands in no undo’s way', (kind) => {
  const history = [anEntry('e0', { kind: 'ticket.issued' }), anEntry('e1'), anEntry('e2', { kind })]
  expect(lastTransition(history)?.id).toBe('e1')
  expect(decideUndo(history, asked())).toMatchObject({ ok: true, value: { id: 'e1' } })
})

test.each(happenings)('%s is something that happened: an undo would hide it', (kind) => {
  const history = [anEntry('e0', { kind: 'ticket.issued' }), anEntry('e1'), anEntry('e2', { kind })]
  expect(lastTransition(history)).toBeNull()
  expect(decideUndo(history, asked())).toEqual({ ok: false, code: 'undo.changed', ticket: 'A-001' })
  expect(decideUndo(history, asked({ eventId: 'e2' }))).toMatchObject({ code: 'undo.nothing' })
})

test('a transition after a happening can be taken back, and the happening stays in the way of the one before', () => {
  const history = [
    anEntry('e0'),
    anEntry('e1', { kind: 'ticket.recalled' }),
    anEntry('e2', { kind: 'ticket.started' }),
  ]
  expect(decideUndo(history, asked({ eventId: 'e2' }))).toMatchObject({ ok: true })
  const undone = [...history, anEntry('e3', { kind: 'ticket.undone', undoes: 'e2' })]
  expect(decideUndo(undone, asked({ eventId: 'e0' }))).toMatchObject({ code: 'undo.changed' })
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

test('what was taken back once is not taken back twice', () => {
  const history = [anEntry('e0', { kind: 'ticket.issued' }), anEntry('e1'), anEntry('e2', { kind: 'ticket.undone', undoes: 'e1' })] // prettier-ignore
  expect(decideUndo(history, asked())).toMatchObject({ code: 'undo.changed' })
})

test('what moves a ticket is a transition, what is only noted about it is not', () => {
  expect(ticketTransitionEvents.every(isTransitionEvent)).toBe(true)
  expect([...harmless, ...happenings, 'ticket.undone' as const].filter(isTransitionEvent)).toEqual([])
})
