import { expect, test } from 'vitest'
import { pauseReasons } from '#domain/counter.ts'
import { ticketTransitionEvents, type EventKind, type TransitionEvent } from '#domain/events.ts'
import { lineStates } from '#domain/service-lines.ts'
import { ticketStates } from '#domain/ticket-state.ts'
import { texts } from '#text/index.ts'
import { leavesOf, sentencesOf } from '#support/text-tree.ts'

const es = leavesOf(texts.es)
const en = leavesOf(texts.en)
const pairs = es.map((leaf, index) => [leaf.path, leaf, en[index]!] as const)
/** They take fields instead of words and numbers; refusals.test.ts looks at them. */
const plain = pairs.filter(([path]) => !path.startsWith('refusals.') && path !== 'place')

test('both languages have the same keys, in lists too', () => {
  expect(en.map(({ path }) => path).toSorted()).toEqual(es.map(({ path }) => path).toSorted())
  expect(es.length).toBeGreaterThan(300)
})

test('what takes parameters in the original takes no more in the translation, and what takes none takes none', () => {
  const taken = (value: unknown) => (typeof value === 'function' ? value.length : 0)
  const english = new Map(en.map(({ path, value }) => [path, value]))
  const different = es.filter(({ path, value }) => {
    const other = english.get(path)
    return typeof other !== typeof value || taken(other) > taken(value)
  })
  expect(different.map(({ path }) => path)).toEqual([])
})

test('every sentence says something, and never "undefined"', () => {
  for (const leaf of [...es, ...en].filter(({ path }) => !path.startsWith('refusals.') && path !== 'place')) {
    const said = sentencesOf(leaf)
    expect(said.length, leaf.path).toBeGreaterThan(0)
    for (const { sentence } of said) {
      expect(sentence.length > 0 && sentence === sentence.trim(), `${leaf.path}: "${sentence}"`).toBe(true)
      expect(sentence, leaf.path).not.toMatch(/undefined|null|NaN|\[object|\{\w+\}|=>/)
    }
  }
})

test('what one language tells of its parameters, the other tells too', () => {
  const english = new Map(en.map((leaf) => [leaf.path, leaf]))
  const heard = (leaf: (typeof es)[number]) =>
    [...new Set(sentencesOf(leaf).flatMap((said) => said.heard))].sort()
  const different = plain.filter(([path, leaf]) => heard(leaf).join() !== heard(english.get(path)!).join())
  expect(different.map(([path]) => path)).toEqual([])
})

/** What happens to a ticket without being a transition. The types keep the list complete. */
const happenings: Record<Exclude<EventKind & `ticket.${string}`, TransitionEvent>, true> = {
  'ticket.undone': true,
  'ticket.recalled': true,
  'ticket.back': true,
  'ticket.shared': true,
  'ticket.line_added': true,
  'ticket.line_corrected': true,
  'ticket.line_taken_up': true,
  'ticket.greeted': true,
  'ticket.inaccurate': true,
}

test('every state and every step of a ticket has its words, and everything that happens to it', () => {
  for (const { states, desk } of Object.values(texts)) {
    expect(Object.keys(states).toSorted()).toEqual(ticketStates.toSorted())
    expect(Object.keys(desk.happened).toSorted()).toEqual(ticketTransitionEvents.toSorted())
    const known = Object.keys(desk.historyKinds)
    expect(known).toEqual(expect.arrayContaining([...ticketTransitionEvents, ...Object.keys(happenings)]))
  }
})

test('every state of a service line and every reason for a pause has its word', () => {
  for (const { lines, pause } of Object.values(texts)) {
    expect(Object.keys(lines.states).toSorted()).toEqual(lineStates.toSorted())
    expect(Object.keys(pause.reasons).toSorted()).toEqual(pauseReasons.toSorted())
  }
})

test('the two languages are two languages', () => {
  const english = new Map(en.map(({ path, value }) => [path, value]))
  // Cities are called the same.
  const sentences = es.filter(
    ({ path, value }) =>
      typeof value === 'string' && value.split(' ').length > 2 && !path.startsWith('setup.zones.'),
  )
  const same = sentences.filter(({ path, value }) => english.get(path) === value)
  expect(same.map(({ path }) => path)).toEqual([])
})
