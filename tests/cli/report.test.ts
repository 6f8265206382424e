import { expect, test } from 'vitest'
import type { Fault, FaultCode } from '#services/verify/fault.ts'
import type { Verification } from '#services/verify/verify-store.ts'
import { texts } from '#text/index.ts'
import { reportLines } from '../../electron/cli/report.ts'

const event = { stationId: 'x1', seq: 12, id: 'e12', kind: 'ticket.called' } as const
const text = { subject: 't1', field: 'name', event } as const
const hash = 'ab'.repeat(32)

/** One of every kind, with what its sentence must tell. */
const faults: Readonly<Record<FaultCode, readonly [Fault, ...string[]]>> = {
  event_changed: [{ code: 'event_changed', ...event }, '12', 'Puesto 1', 'ticket.called', 'e12'],
  event_missing: [{ code: 'event_missing', stationId: 'x1', seq: 7, count: 2 }, '7', '2', 'Puesto 1'],
  event_reordered: [{ code: 'event_reordered', ...event, was: 9 }, '12', '9'],
  chain_broken: [{ code: 'chain_broken', ...event }, '12', 'e12'],
  head_wrong: [{ code: 'head_wrong', stationId: 'x1', seq: 14, last: 12 }, '14', '12', 'Puesto 1'],
  seal_broken: [{ code: 'seal_broken', position: 3, at: 5 }, '3', 'at 5'],
  chain_rewritten: [{ code: 'chain_rewritten', position: 3, at: 5, stationId: 'x1', seq: 12 }, '12', '3', 'at 5', 'Puesto 1'], // prettier-ignore
  seal_missing: [{ code: 'seal_missing', seal: hash }, 'abab abab'],
  personal_changed: [{ code: 'personal_changed', ...text }, 't1', '12'],
  personal_unknown: [{ code: 'personal_unknown', ...text }, 't1', '12'],
  erasure_unknown: [{ code: 'erasure_unknown', subject: 't1' }, 't1'],
  ticket_disagrees: [
    { code: 'ticket_disagrees', ticketId: 't1', label: 'A-001', what: 'times' },
    'A-001',
    't1',
  ],
  numbers_disagree: [{ code: 'numbers_disagree', businessDay: '2026-11-21', prefix: 'A' }, '2026-11-21', 'A'],
}

function lines(language: 'es' | 'en', changes: Partial<Verification>): string[] {
  const verification: Verification = {
    stations: [
      { id: 'x1', name: 'Puesto 1', events: 12 },
      { id: 'x2', name: null, events: 0 },
    ],
    seals: 1,
    lastSeal: hash,
    tickets: 4,
    texts: 3,
    erased: 1,
    faults: [],
    more: 0,
    ...changes,
  }
  return reportLines(texts[language], '/data/antesala.sqlite', verification, (at) => `at ${String(at)}`)
}

test.each(Object.keys(faults) as FaultCode[])(
  '%s is said in a sentence that names the row, in both languages',
  (code) => {
    const [fault, ...named] = faults[code]
    const said = (['es', 'en'] as const).map((language) => lines(language, { faults: [fault] }).join('\n'))
    for (const sentence of said) {
      for (const word of named) expect(sentence).toContain(word)
      expect(sentence).not.toMatch(/undefined|null|\[object/)
    }
    expect(said[0]).not.toBe(said[1])
  },
)

test('every disagreement of a ticket has its words', () => {
  for (const { verify } of Object.values(texts))
    for (const words of Object.values(verify.ticket)) expect(words.length).toBeGreaterThan(10)
})

test('a store in order says so, and how much was looked at', () => {
  expect(lines('es', {})).toEqual([
    'Comprobación de /data/antesala.sqlite',
    '  Puesto «Puesto 1»: 12 anotaciones',
    '  Puesto sin nombre (x2): 0 anotaciones',
    '  Turnos: 4. Sellos: 1.',
    '  Textos personales: 3, de ellos borrados: 1.',
    `  Sello más reciente: ${'abab '.repeat(16).trim()}`,
    '',
    '✓ Todo está como se escribió.',
  ])
})

test('what is not listed is counted', () => {
  const said = lines('en', { faults: [faults.erasure_unknown[0]], more: 41 }).join('\n')
  expect(said).toContain('✗ There are 42 faults:')
  expect(said).toContain('… and 41 more.')
})

test('a chain without a head is said differently from one that is too short', () => {
  expect(lines('es', { faults: [{ code: 'head_wrong', stationId: 'x1', seq: null, last: 12 }] }).join()).toContain('No consta dónde termina') // prettier-ignore
})
