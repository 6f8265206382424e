import { v7 } from 'uuid'
import { describe, expect, test } from 'vitest'
import type { Actor } from '#domain/people.ts'
import { dismissStation } from '#services/stations/dismiss.ts'
import { pairStation } from '#services/stations/pair.ts'
import { anotherStation } from '#support/people.ts'
import { atWork } from '#support/desk.ts'
import { openTestOffice, value, type TestOffice } from '#support/test-office.ts'

const manager = (t: TestOffice): Actor => ({ ...t.reception(), role: 'manager' })
const asked = (t: TestOffice) => ({
  requestId: t.requestId(),
  name: 'Ventanilla 4',
  zoneId: v7(),
  roles: ['counter' as const],
})
const address = { host: '10.0.0.1', port: 5432, database: 'antesala' }

describe('an office on any engine', () => {
  test('whose data is a file has no station to add, and says what would be needed', async () => {
    const t = await openTestOffice()
    expect(await pairStation(t.office, manager(t), asked(t), null)).toEqual({
      ok: false,
      code: 'server.single',
    })
  })

  test('adds no station where the office’s key is not', async () => {
    const t = await openTestOffice()
    const server = { address, ca: '', authorityKey: null }
    expect(await pairStation(t.office, manager(t), asked(t), server)).toEqual({
      ok: false,
      code: 'pairing.no_authority',
    })
  })

  test('dismisses no station that it does not know, and not the one that asks', async () => {
    const t = await openTestOffice()
    const dismiss = (stationId: string) =>
      dismissStation(t.office, manager(t), { requestId: t.requestId(), stationId })
    expect(await dismiss(v7())).toEqual({ ok: false, code: 'station.not_found' })
    expect(await dismiss(t.office.stationId)).toEqual({ ok: false, code: 'station.itself' })
  })

  test('dismisses a station once, and whoever was signed in there is not any more', async () => {
    const t = await openTestOffice()
    const other = await anotherStation(t)
    const there = {
      ...t,
      counter: (number: number) => ({ ...t.counter(number), stationId: other }),
    }
    await atWork(there, 2)
    await atWork(t, 1)
    const dismiss = () => dismissStation(t.office, manager(t), { requestId: t.requestId(), stationId: other })
    value(await dismiss())
    expect(await dismiss()).toEqual({ ok: false, code: 'station.not_found' })
    const counters = await t.store.db
      .selectFrom('counter')
      .select(['number', 'person_id as personId'])
      .orderBy('number')
      .execute()
    expect(counters.filter(({ personId }) => personId !== null).map(({ number }) => number)).toEqual([1])
    const events = await t.store.db
      .selectFrom('event')
      .select(['kind', 'payload', 'station_id as by'])
      .orderBy('seq')
      .execute()
    expect(events.find(({ kind }) => kind === 'station.dismissed')).toEqual({
      kind: 'station.dismissed',
      payload: JSON.stringify({ station: other }),
      by: t.office.stationId,
    })
    expect(events.at(-1)).toMatchObject({ kind: 'person.signed_out', by: t.office.stationId })
    expect(t.published.at(-1)).toContain('stations')
  })
})
