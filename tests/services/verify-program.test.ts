import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { inGroups } from '#domain/seal.ts'
import { sealHeads } from '#services/seal.ts'
import { changeEvent, eventsOf, rehash, resealEverything } from '#support/corrupt-chain.ts'
import { deskOf } from '#support/desk.ts'
import { engine } from '#support/engine.ts'
import { useFolder } from '#support/folder.ts'
import { openTestOffice, value, type TestOffice } from '#support/test-office.ts'
import { verifyProgram } from '#support/verify-program.ts'

const folder = useFolder()
let t: TestOffice
beforeEach(async () => {
  t = await openTestOffice(engine === 'sqlite' ? { file: join(folder(), 'antesala.sqlite') } : {})
  for (const name of ['Teresa Olmedo', 'Juan Cruz', 'Ana Ibarra']) await t.issue('A', { name })
})

/** Asks about this office, which is open and works meanwhile. */
function ask(...more: string[]) {
  const where =
    engine === 'sqlite' ? ['--file', t.store.file] : ['--postgres', `postgres://antesala@${t.store.file}`]
  return verifyProgram([...where, ...more])
}

test('an office in order: says what was looked at, and ends with 0', async () => {
  const seal = value(await sealHeads(t.office, t.reception(), 'close'))
  const { code, out, errors } = await ask('--seal', inGroups(seal))
  expect({ code, errors }).toEqual({ code: 0, errors: '' })
  expect(out).toContain(t.store.file)
  expect(out).toMatch(/Puesto «Puesto»: \d+ anotaciones/)
  expect(out).toContain('Turnos: 3. Sellos: 1.')
  expect(out).toContain(`Sello más reciente: ${inGroups(seal)}`)
  expect(out).toContain('✓ Todo está como se escribió.')
  expect(out).not.toContain('Teresa')
  await t.store.close()
})

test('something changed: names the entry, and ends with 1', async () => {
  const event = (await eventsOf(t.store.db, t.office.stationId)).at(-1)!
  await changeEvent(t.store.db, event.id, 'payload', '{}')
  const json = await ask('--json')
  const { faults } = JSON.parse(json.out) as { faults: unknown[] }
  expect(faults).toContainEqual({ code: 'event_changed', stationId: t.office.stationId, seq: event.seq, id: event.id, kind: event.kind }) // prettier-ignore
  const { code, out } = await ask()
  expect([json.code, code]).toEqual([1, 1])
  expect(out).toContain('✗ Hay ')
  expect(out).toContain(
    `La anotación ${String(event.seq)} del puesto «Puesto» (ticket.issued, ${event.id}) no es como se escribió.`,
  )
  await t.store.close()
})

test('everything written anew, seals too, shows against the one on paper: its first digits are enough', async () => {
  const printed = value(await sealHeads(t.office, t.reception(), 'close'))
  const event = (await eventsOf(t.store.db, t.office.stationId)).at(-2)!
  await changeEvent(t.store.db, event.id, 'person_id', null)
  await rehash(t.store.db, t.office.stationId, event.seq)
  await resealEverything(t.store.db)
  expect((await ask()).code).toBe(0)
  const { code, out } = await ask('--seal', inGroups(printed.slice(0, 20)).toUpperCase())
  expect(code).toBe(1)
  expect(out).toContain(`El sello impreso ${inGroups(printed.slice(0, 20))} no está en estos datos`)
  await t.store.close()
})

test('while desks work it finds nothing wrong: it sees one instant', async () => {
  const desk = deskOf(t, t.counter(1))
  const asking = new AbortController()
  const work = (async () => {
    while (!asking.signal.aborted) {
      await t.issue('B', { name: 'Rosa' })
      const called = await desk.call()
      if (called.ok) {
        await desk.start(called.value.ticketId)
        await desk.finish(called.value.ticketId)
      }
      await sealHeads(t.office, t.reception(), 'close')
      await new Promise((resolve) => setImmediate(resolve))
    }
  })()
  const said = await Promise.all([ask(), ask('--json')])
  asking.abort()
  await work
  expect(said.map(({ code, errors }) => ({ code, errors }))).toEqual(
    [1, 2].map(() => ({ code: 0, errors: '' })),
  )
  await t.store.close()
}, 60_000)
