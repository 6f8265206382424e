import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { addErasedIds, readErasedIds } from '#db/erased-list.ts'
import { erasePersonal, replayErasures } from '#services/erase.ts'
import { findView, historyView } from '#services/views/find.ts'
import { verifyStore } from '#services/verify/verify-store.ts'
import { deskOf, type Desk } from '#support/desk.ts'
import { useFolder } from '#support/folder.ts'
import { allRows } from '#support/rows.ts'
import { openTestOffice, value, type TestOffice } from '#support/test-office.ts'

const folder = useFolder()
let t: TestOffice
let desk: Desk
let ticketId = ''
beforeEach(async () => {
  t = await openTestOffice()
  desk = deskOf(t, t.counter(1))
  ticketId = await t.issue('A', { name: 'Teresa Olmedo' })
  await t.issue('A', { name: 'Juan Cruz' })
  value(await desk.attend(ticketId, 'Se encuentra mal'))
  value(await desk.hold(ticketId, 'shared', 'Vuelve con una copia'))
})

const list = () => join(folder(), 'erased-ids')
type Whose = { readonly ticketId: string } | { readonly personId: string }
const erase = (whose: Whose, requestId = t.requestId()) =>
  erasePersonal(t.office, t.reception(), { requestId, ...whose }, { list: list() })

test('name, reasons and notes of a client are blank, and everybody else’s are there', async () => {
  expect(value(await erase({ ticketId })).subjects).toBe(3)
  const { personal = [] } = (await allRows(t.store.db)) as Record<
    string,
    { value: string | null; salt: string | null }[]
  >
  const texts = personal.map(({ value }) => value)
  for (const gone of ['Teresa Olmedo', 'Se encuentra mal', 'Vuelve con una copia'])
    expect(texts).not.toContain(gone)
  expect(texts).toContain('Juan Cruz')
  expect(texts).toContain('Mercedes')
  expect(personal.filter(({ value, salt }) => (value === null) !== (salt === null))).toEqual([])
  expect(await findView(t.office, 'Teresa')).toEqual([])
  expect(
    (await historyView(t.office, ticketId)).map(({ text }) => text).filter((text) => text !== null),
  ).toEqual([])
})

test('no row goes: the ticket, its legs and its events are what they were', async () => {
  const before = await allRows(t.store.db)
  value(await erase({ ticketId }))
  const after = await allRows(t.store.db)
  for (const table of ['ticket', 'leg', 'acknowledgement', 'display_call'])
    expect(after[table]).toEqual(before[table])
  expect(after['event']?.slice(0, before['event']?.length)).toEqual(before['event'])
  expect(after['personal']).toHaveLength(before['personal']?.length ?? -1)
})

test('an event says who erased what, in ids only', async () => {
  value(await erase({ ticketId }))
  const event = await t.store.db
    .selectFrom('event')
    .selectAll()
    .where('kind', '=', 'personal.erased')
    .executeTakeFirstOrThrow()
  expect(event).toMatchObject({ ticket_id: ticketId, person_id: t.reception().person?.id })
  const { subjects } = JSON.parse(event.payload) as { subjects: string[] }
  expect(subjects).toContain(ticketId)
  expect(subjects.every((id) => /^[0-9a-f-]{36}$/.test(id))).toBe(true)
})

test('everything verifies afterwards, and says how much was erased', async () => {
  value(await erase({ ticketId }))
  expect(await verifyStore(t.store.db)).toMatchObject({ faults: [], erased: 3 })
})

test('a text that comes back after its erasure is found', async () => {
  const kept = await t.store.db
    .selectFrom('personal')
    .selectAll()
    .where('subject_id', '=', ticketId)
    .execute()
  value(await erase({ ticketId }))
  for (const { value, salt, field } of kept)
    await t.store.db
      .updateTable('personal')
      .set({ value, salt })
      .where('subject_id', '=', ticketId)
      .where('field', '=', field)
      .execute()
  expect((await verifyStore(t.store.db)).faults).toMatchObject([
    { code: 'personal_changed', subject: ticketId },
  ])
})

test('what a client adds after an erasure is erased by the next one', async () => {
  value(await erase({ ticketId }))
  value(await desk.resume(ticketId))
  value(await desk.giveBack(ticketId))
  expect(value(await erase({ ticketId })).subjects).toBe(1)
  expect(await verifyStore(t.store.db)).toMatchObject({ faults: [], erased: 4 })
})

test('erasing twice changes nothing, and a retry of the same click neither', async () => {
  const requestId = t.requestId()
  value(await erase({ ticketId }, requestId))
  const before = await allRows(t.store.db)
  expect(value(await erase({ ticketId }, requestId)).subjects).toBe(3)
  expect(await allRows(t.store.db)).toEqual(before)
  expect(value(await erase({ ticketId })).subjects).toBe(0)
  expect((await allRows(t.store.db))['event']).toEqual(before['event'])
})

test('somebody who works here keeps their name; a former colleague’s goes', async () => {
  const personId = t.counter(2).person?.id ?? ''
  expect(await erase({ personId })).toEqual({ ok: false, code: 'person.still_active' })
  await t.store.db.updateTable('person').set({ is_active: 0 }).where('id', '=', personId).execute()
  expect(value(await erase({ personId })).subjects).toBe(1)
  const texts = JSON.stringify((await allRows(t.store.db))['personal'])
  expect(texts).not.toContain(t.counter(2).person?.name)
  expect(texts).toContain('Teresa Olmedo')
  expect((await verifyStore(t.store.db)).faults).toEqual([])
})

test('what is not there is refused in words', async () => {
  expect(await erase({ ticketId: t.requestId() })).toEqual({ ok: false, code: 'ticket.not_found' })
  expect(await erase({ personId: t.requestId() })).toEqual({ ok: false, code: 'person.not_found' })
})

test('a refused erasure leaves everything as it was, the list too', async () => {
  const before = await allRows(t.store.db)
  await erase({ personId: t.counter(1).person?.id ?? '' })
  expect(await allRows(t.store.db)).toEqual(before)
  expect(readErasedIds(list()).size).toBe(0)
})

test('the list holds the ids and nothing else, for this user only, and grows', async () => {
  value(await erase({ ticketId }))
  const first = readErasedIds(list())
  expect(first.size).toBe(3)
  expect(first.has(ticketId)).toBe(true)
  expect(
    readFileSync(list(), 'utf8')
      .trim()
      .split('\n')
      .every((line) => /^\{"id":"[0-9a-f-]{36}"\}$/.test(line)),
  ).toBe(true)
  expect(statSync(list()).mode & 0o777).toBe(0o600)
  value(await erase({ ticketId: await t.issue('A', { name: 'Ana' }) }))
  expect(readErasedIds(list()).size).toBe(4)
})

test('a list that a power cut left with half a line is read, and goes on', () => {
  writeFileSync(list(), '{"id":"one"}\n{"id":"tw')
  expect([...readErasedIds(list())]).toEqual(['one'])
  addErasedIds(list(), ['three'])
  expect([...readErasedIds(list())]).toEqual(['one', 'three'])
  expect(readErasedIds(join(folder(), 'none')).size).toBe(0)
})

test('ids of the list are erased again in a restored store; those it does not know are passed over', async () => {
  const subjects = [ticketId, t.requestId(), t.requestId()]
  expect(value(await replayErasures(t.office, t.reception(), subjects, { list: list() })).subjects).toBe(1)
  expect(JSON.stringify((await allRows(t.store.db))['personal'])).not.toContain('Teresa Olmedo')
  expect(value(await replayErasures(t.office, t.reception(), subjects, { list: list() })).subjects).toBe(0)
  expect(await verifyStore(t.store.db)).toMatchObject({ faults: [], erased: 1 })
})

test('an answer that was kept for a retry holds no name, whatever was asked', async () => {
  value(await desk.resume(ticketId))
  value(await desk.transfer(ticketId, { kind: 'service', serviceId: t.service('B') }, 'Trae el poder'))
  value(await desk.closeDay())
  const answers = JSON.stringify((await allRows(t.store.db))['request'])
  for (const text of ['Teresa', 'Juan', 'Mercedes', 'Jorge', 'mal', 'copia', 'poder'])
    expect(answers).not.toContain(text)
})
