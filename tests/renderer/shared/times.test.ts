import { describe, expect, test } from 'vitest'
import { timesFor } from '#shared/times.ts'

const es = timesFor('es', 'America/Montevideo')
const en = timesFor('en', 'Europe/Madrid')
const minute = 60_000
const at = Date.UTC(2026, 10, 21, 13, 42, 7)

describe('times', () => {
  test.each([
    [0, '0 s'],
    [59_999, '59 s'],
    [60_000, '1 min'],
    [31 * minute, '31 min'],
    [60 * minute, '1 h 00 min'],
    [65 * minute, '1 h 05 min'],
    [-5, '0 s'],
  ])('%i ms is read as "%s"', (ms, words) => {
    expect(es.duration(ms).replaceAll('\u00a0', ' ')).toBe(words)
  })

  test('never break between the number and its unit', () => {
    expect(es.duration(65 * minute)).not.toContain(' ')
  })

  test('are said as people say them', () => {
    expect(es.ago(at, at + 6 * minute)).toBe('hace 6\u00a0min')
    expect(en.ago(at, at + 6 * minute)).toBe('6\u00a0min ago')
    expect(es.ago(at, at + 1000)).toBe('ahora mismo')
  })

  test('are those of the office, not of the computer', () => {
    expect(es.clock(at)).toBe('10:42')
    expect(en.clock(at)).toBe('14:42')
    expect(es.exact(at)).toContain('10:42:07')
  })

  test('a moment soon is said with its day, unless that is today', () => {
    expect(es.moment(at, at - 60 * minute)).toBe('las 10:42')
    expect(es.moment(at, at - 24 * 60 * minute)).toBe('el sábado 21 a las 10:42')
    expect(en.moment(at, at - 24 * 60 * minute)).toBe('Saturday 21 at 14:42')
    expect(es.date(at)).toBe('21 de noviembre de 2026')
  })

  test.each([
    [0, '0:00'],
    [18_400, '0:18'],
    [12 * minute, '12:00'],
    [64 * minute + 9000, '1:04:09'],
  ])('a clock that has run %i ms shows %s', (ms, shown) => {
    expect(es.stopwatch(ms)).toBe(shown)
  })
})
