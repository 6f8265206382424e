import { expect, test } from 'vitest'
import type { RefusalCode } from '#domain/refusal.ts'
import { texts } from '#text/index.ts'
import { everyRefusal } from '#support/every-refusal.ts'

const codes = Object.keys(everyRefusal) as RefusalCode[]
const hour = '10:42'

/** The sentence of a refusal, as a window shows it. */
function sentence(language: 'es' | 'en', code: RefusalCode, changes: object = {}): string {
  const make = texts[language].refusals[code] as (fields: object, time: (at: number) => string) => string
  return make({ ...everyRefusal[code], ...changes }, () => hour)
}

test('both languages have a sentence for every code, and for nothing else', () => {
  for (const language of ['es', 'en'] as const)
    expect(Object.keys(texts[language].refusals).toSorted()).toEqual(codes.toSorted())
})

test.each(codes)('%s: what happened, and what to do', (code) => {
  for (const language of ['es', 'en'] as const) {
    const said = sentence(language, code)
    expect(said.length, said).toBeGreaterThan(30)
    expect(said, said).toMatch(/^[A-ZÁÉÍÓÚ«“]|^\S+-\d+ /)
    expect(said).not.toMatch(/undefined|null|NaN|\[object/)
    // At least two clauses: the fact, and the way on. Where there is nothing to undo there is nothing to do.
    expect(said.split(/[.:;,](?: |$)/).filter((part) => part.trim() !== '').length, said).toBeGreaterThan(1)
  }
})

test.each(codes)('%s says every fact that it is given', (code) => {
  const fields = Object.entries(everyRefusal[code]).filter(([field]) => field !== 'code')
  for (const language of ['es', 'en'] as const) {
    const said = sentence(language, code)
    for (const [field, value] of fields) {
      if (field === 'nextAt' || field === 'until' || field === 'since') expect(said).toContain(hour)
      else if (field === 'place' || field === 'by') expect(said).toMatch(/2|Jorge Sosa/)
      else if (field === 'state') expect(said).toContain(texts[language].states.finished)
      else expect(said).toContain(String(value))
    }
  }
})

test('a place is a counter, a person or, when nobody knows, another desk', () => {
  const places = [{ counter: 2, person: null }, { counter: 2, person: 'Jorge' }, { counter: null, person: 'Jorge' }, { counter: null, person: null }] // prettier-ignore
  for (const language of ['es', 'en'] as const)
    for (const place of places) {
      const said = sentence(language, 'ticket.elsewhere', { place })
      expect(said).not.toMatch(/null|undefined/)
      if (place.counter !== null) expect(said).toContain('2')
      if (place.person !== null) expect(said).toContain('Jorge')
    }
})

/** What is counted in a sentence, and in which field. */
const counted = [
  ['queue.cooling', 'count'],
  ['pin.wrong', 'left'],
] as const

test.each(counted)('%s tells one and many apart', (code, field) => {
  for (const language of ['es', 'en'] as const) {
    const [one, many] = [sentence(language, code, { [field]: 1 }), sentence(language, code)]
    expect(one).not.toMatch(/\b1\b|\b37\b/)
    expect(many).toContain('37')
  }
})

test('what was not saved, or may not have been, is said wherever the store fails a command', () => {
  for (const code of ['store.full', 'store.busy', 'store.unreachable', 'unexpected'] as const) {
    expect(sentence('es', code)).toMatch(/no se guardó|No consta/)
    expect(sentence('en', code)).toMatch(/not saved|nothing was saved|not known to be saved/)
  }
})
