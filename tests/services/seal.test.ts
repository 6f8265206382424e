import { beforeEach, expect, test } from 'vitest'
import { refuse } from '#domain/result.ts'
import { lastSeal, sealHash } from '#db/queries/seals.ts'
import { closeDay } from '#services/day.ts'
import { loadOffice } from '#services/office-context.ts'
import { runCommand } from '#services/command.ts'
import { maybeSealHour, sealHeads, sealInUnit } from '#services/seal.ts'
import { secondStation } from '#support/a-history.ts'
import { openTestOffice, minute, value, type TestOffice } from '#support/test-office.ts'

let t: TestOffice
beforeEach(async () => {
  t = await openTestOffice()
})

const hour = 60 * minute
const seals = () => t.store.db.selectFrom('seal').selectAll().orderBy('position').execute()
const heads = () => t.store.db.selectFrom('event_head').selectAll().orderBy('station_id').execute()
const atReception = async () => value(await maybeSealHour(t.office, t.reception()))

test('a seal records the end of every station’s chain', async () => {
  const other = await secondStation(t)
  await t.issue()
  const hash = value(await sealHeads(t.office, t.reception(), 'close'))
  const seal = await lastSeal(t.store.db)
  const recorded = seal?.heads.toSorted((a, b) => (a.stationId < b.stationId ? -1 : 1))
  expect(recorded).toEqual(
    (await heads()).map(({ station_id: stationId, seq, hash }) => ({ stationId, seq, hash })),
  )
  expect(recorded?.find(({ stationId }) => stationId === other)?.seq).toBe(0)
  expect(seal).toMatchObject({ hash, kind: 'close', at: t.now })
})

test('each seal follows from the one before it', async () => {
  for (let i = 0; i < 4; i++) {
    await t.issue()
    t.now += minute
    value(await sealHeads(t.office, t.reception(), i % 2 === 0 ? 'hour' : 'close'))
  }
  const rows = await seals()
  expect(rows.map(({ position }) => position)).toEqual([1, 2, 3, 4])
  expect(rows.map(({ previous_hash }) => previous_hash)).toEqual(['0'.repeat(64), ...rows.slice(0, 3).map(({ hash }) => hash)]) // prettier-ignore
})

test('an hour in which nothing happened is not sealed again; the close of a day always is', async () => {
  const first = value(await sealHeads(t.office, t.reception(), 'hour'))
  expect(value(await sealHeads(t.office, t.reception(), 'hour'))).toBe(first)
  expect(await seals()).toHaveLength(1)
  expect(value(await sealHeads(t.office, t.reception(), 'close'))).not.toBe(first)
  expect(await seals()).toHaveLength(2)
})

test('while the office works it is sealed once an hour, however often the program looks', async () => {
  expect(await atReception()).not.toBeNull()
  for (let look = 0; look < 3 * 120; look++) {
    t.now += 30_000
    if (look % 10 === 0) await t.issue()
    await atReception()
  }
  const times = (await seals()).map(({ at }) => at)
  expect(times).toHaveLength(4)
  for (const [index, at] of times.slice(1).entries())
    expect(at - (times[index] ?? 0)).toBeGreaterThanOrEqual(hour)
})

test('a night without events makes no seals and writes nothing', async () => {
  await atReception()
  t.now += 12 * hour
  expect(await atReception()).toBeNull()
  expect(await seals()).toHaveLength(1)
})

test('the hour goes on over a restart, and over the close of a day', async () => {
  value(await closeDay(t.office, t.reception(), { requestId: t.requestId() }))
  await t.issue()
  t.now += hour - 1
  const again = await loadOffice(t.office, t.office.stationId)
  expect(value(await maybeSealHour(again ?? t.office, t.reception()))).toBeNull()
  t.now += 1
  expect(value(await maybeSealHour(again ?? t.office, t.reception()))).not.toBeNull()
  expect((await seals()).map(({ kind }) => kind)).toEqual(['close', 'hour'])
})

test('a clock that was put back does not stop the seals', async () => {
  await atReception()
  t.now -= 5 * hour
  await t.issue()
  t.now += hour
  expect(await atReception()).not.toBeNull()
  const [first, second] = await seals()
  expect(second?.at).toBeGreaterThanOrEqual((first?.at ?? 0) + hour)
})

test('two stations that look at the same instant make one seal', async () => {
  const other = { ...t.reception(), stationId: await secondStation(t) }
  await t.issue()
  const made = await Promise.all(
    [t.reception(), other, t.reception(), other].map((actor) => maybeSealHour(t.office, actor)),
  )
  expect(made.map(value).filter((hash) => hash !== null)).toHaveLength(1)
  expect(await seals()).toHaveLength(1)
})

test('two stations that close at the same instant make two, one after the other', async () => {
  const other = { ...t.reception(), stationId: await secondStation(t) }
  const made = await Promise.all([t.reception(), other].map((actor) => sealHeads(t.office, actor, 'close')))
  expect(new Set(made.map(value)).size).toBe(2)
  expect((await seals()).map(({ position }) => position)).toEqual([1, 2])
})

test('the close of the day seals what closing wrote, and answers the hash that is stored', async () => {
  await t.issue()
  const closed = value(await closeDay(t.office, t.reception(), { requestId: t.requestId() }))
  const seal = await lastSeal(t.store.db)
  expect(closed.seal).toBe(seal?.hash)
  expect(seal?.heads).toEqual(
    (await heads()).map(({ station_id: stationId, seq, hash }) => ({ stationId, seq, hash })),
  )
  const last = await t.store.db
    .selectFrom('event')
    .select('kind')
    .orderBy('seq', 'desc')
    .executeTakeFirstOrThrow()
  expect(last.kind).toBe('day.closed')
})

test('a command that is refused leaves no seal behind', async () => {
  const command = { name: 'day.close', requestId: t.requestId(), topics: [] }
  const refused = await runCommand(t.office, t.reception(), command, async (unit) => {
    await sealInUnit(unit, 'close')
    return refuse({ code: 'queue.empty' })
  })
  expect(refused.ok).toBe(false)
  expect(await seals()).toEqual([])
})

test('the way a seal is hashed never changes: seals printed years ago still verify', () => {
  const heads = [{ stationId: 's', seq: 2, hash: 'ab' }]
  expect(sealHash('0'.repeat(64), { id: 'k', position: 1, at: 1, kind: 'close', heads })).toBe(
    'da26f1f74485db3e0a40e91920d4108fff0fb00c6490e88d9b6f3eef7e109d24',
  )
})
