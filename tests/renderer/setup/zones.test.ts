import { expect, test } from 'vitest'
import { isTimeZone } from '#domain/business-day.ts'
import { texts } from '#text/index.ts'
import { findZones, listZones, zoneName } from '../../../renderer/apps/setup/zones.ts'

const all = listZones(texts.es.setup.zones, Intl.supportedValuesOf('timeZone'), 'UTC')

function found(text: string): string[] {
  return findZones(all, text).map((zone) => zone.id)
}

test('the places where Spanish is spoken come first, and every zone is one that offices can have', () => {
  expect(all[0]?.id).toBe('Europe/Madrid')
  expect(all.findLastIndex((zone) => zone.group === 'spanish')).toBe(
    Object.keys(texts.es.setup.zones).length - 1,
  )
  expect(all.filter((zone) => !isTimeZone(zone.id))).toEqual([])
  expect(new Set(all.map((zone) => zone.id)).size).toBe(all.length)
})

test('the zone of the computer is offered even when nobody lists it', () => {
  expect(found('utc')).toContain('UTC')
})

test('a country or a city finds it, with or without accents', () => {
  expect(found('peru')).toEqual(['America/Lima'])
  expect(found('CANCÚN')).toEqual(['America/Cancun'])
  expect(found('mexico ciudad')).toEqual(['America/Mexico_City'])
  expect(found('buenos aires')).toEqual(['America/Buenos_Aires'])
  expect(found('nowhere at all')).toEqual([])
})

test('a zone without a Spanish name is readable', () => {
  expect(zoneName(all, 'America/New_York')).toBe('America: New York')
})
