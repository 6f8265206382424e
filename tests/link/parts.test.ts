import fc from 'fast-check'
import { expect, test } from 'vitest'
import { v4, v7 } from 'uuid'
import { readAnnouncement, writeAnnouncement } from '#link/announcement.ts'
import { chooseBetween } from '#link/choose.ts'
import { parseFrame } from '#link/frames.ts'
import { createJournal, type LinkEvent } from '#link/journal.ts'
import { defineKind, kindTable } from '#link/kinds.ts'
import { createPlaces } from '#link/places.ts'
import { createThrottle } from '#link/throttle.ts'
import { note } from '#support/link/note.ts'

test('whatever comes in is read as something, and nothing throws', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.json(),
        fc.jsonValue().map((value) => JSON.stringify(value)),
      ),
      isRead,
    ),
  )
  const frame = fc.record(
    { v: fc.oneof(fc.constant(1), fc.jsonValue()), type: fc.oneof(fc.constantFrom('hello', 'message', 'receipt'), fc.jsonValue()), id: fc.oneof(fc.uuid(), fc.jsonValue()), n: fc.jsonValue(), at: fc.jsonValue(), body: fc.jsonValue() },
    { requiredKeys: [] },
  ) // prettier-ignore
  fc.assert(fc.property(frame, (value) => isRead(JSON.stringify(value))))
})

test('an outcome that a later version has is no acceptance', () => {
  const parsed = parseFrame(JSON.stringify({ v: 1, type: 'receipt', id: v7(), outcome: 'postponed' }))
  expect(parsed).toMatchObject({ is: 'frame', frame: { outcome: 'failed' } })
})

test('of two connections of the same programs both ends keep the same one, whichever each of them had first', () => {
  fc.assert(
    fc.property(
      fc.uuid(),
      fc.uuid(),
      fc.boolean(),
      fc.boolean(),
      (one, other, oneHadItsOwn, otherHadItsOwn) => {
        fc.pre(one !== other)
        const made = (outgoing: boolean) => ({ outgoing, instance: () => 'same' })
        // `true`: keeps the one that it has made itself.
        const keepsOwn = (ownId: string, peerId: string, hadItsOwn: boolean) =>
          (chooseBetween(ownId, peerId, made(hadItsOwn), made(!hadItsOwn)) === 'fresh') !== hadItsOwn
        expect(keepsOwn(one, other, oneHadItsOwn)).toBe(!keepsOwn(other, one, otherHadItsOwn))
        expect(keepsOwn(one, other, oneHadItsOwn)).toBe(one < other)
      },
    ),
  )
})

test('so many a second are let through, and so many at once', () => {
  const throttle = createThrottle(10, 5)
  const pauses = Array.from({ length: 7 }, () => throttle.take(1_000))
  expect(pauses).toEqual([0, 0, 0, 0, 0, 100, 200])
  expect(throttle.take(1_300)).toBe(0)
  expect(throttle.take(1_300)).toBe(100)
  expect(Array.from({ length: 6 }, () => throttle.take(60_000))).toEqual([0, 0, 0, 0, 0, 100])
})

test('one who is refused again and again waits no longer for that', () => {
  const throttle = createThrottle(1, 2)
  const answers = Array.from({ length: 100 }, () => throttle.mayTake(1_000))
  expect(answers.filter(Boolean)).toHaveLength(2)
  expect([throttle.mayTake(2_000), throttle.mayTake(2_000)]).toEqual([true, false])
})

test('places that anybody makes up neither pile up nor come before what the office knows', () => {
  const places = createPlaces()
  const known = { address: '10.0.0.2', port: 47_474 }
  expect(places.setListed([known])).toBe(true)
  for (let index = 1; index < 100; index++) places.hear({ address: `10.9.9.${index}`, port: 1_000 })
  for (const address of ['', 'localhost', 'example.org', '10.0.0.2.', '::g']) expect(places.hear({ address, port: 80 })).toBe(false) // prettier-ignore
  for (const port of [0, -1, 65_536, 1.5, Number.NaN])
    expect(places.hear({ address: '10.0.0.3', port })).toBe(false)
  expect(places.all()).toHaveLength(9)
  expect(places.all()[0]).toEqual(known)
  expect(places.setListed([known])).toBe(false)
  places.prefer('10.9.9.99')
  expect(places.all()[0]?.address).toBe('10.9.9.99')
})

test('what a station announces is read as it was written, also when names are long', () => {
  const own = { stationId: v7(), office: '0123456789abcdef', port: 47_474 }
  const places = [{ address: '10.0.0.2', port: 47_474 }]
  const heard = (office: string | null, server: string | null) =>
    readAnnouncement({ port: 47_474, txt: writeAnnouncement(own, { office, server }, ['10.0.0.2']) })
  expect(heard('Registro', 'antesala.local')).toEqual({ stationId: own.stationId, office: own.office, officeName: 'Registro', server: 'antesala.local', places }) // prettier-ignore
  expect(heard(null, null)).toMatchObject({ officeName: null, server: null })
  expect(heard('ñ'.repeat(300), null)?.officeName).toBe('ñ'.repeat(100))
  expect(heard(`x${'ñ'.repeat(300)}`, null)?.officeName).toBe(`x${'ñ'.repeat(99)}`)
  // No address fills an entry, and nothing that turns a line round is shown.
  expect(heard('\u202eorigeR\u0007\n', null)?.officeName).toBe('origeR')
})

test('what others announce is read or not, and nothing throws', () => {
  fc.assert(fc.property(fc.anything(), (service) => void readAnnouncement(service)))
  const txt = { station: v4(), ca: '0123456789abcdef' }
  expect(readAnnouncement({ port: 1, txt: { ...txt, office: 3 } })).toMatchObject({ officeName: null })
  expect(readAnnouncement({ port: 1, txt: { ...txt, ca: 'x' } })).toBeNull()
  expect(readAnnouncement({ port: 0, txt })).toBeNull()
  expect(readAnnouncement({ port: 1, txt, referer: { address: '10.0.0.9' } })?.places).toEqual([{ address: '10.0.0.9', port: 1 }]) // prettier-ignore
})

test('refusals are all counted, and fill no log', () => {
  const events: LinkEvent[] = []
  const journal = createJournal((event) => events.push(event))
  for (let count = 0; count < 1_000; count++) journal.refuse('garbage', { address: '10.0.0.9' })
  expect(journal.counts()).toEqual({ garbage: 1_000 })
  expect(events.length).toBeLessThanOrEqual(60)
})

test('two kinds of one name are a fault of the program', () => {
  const kind = defineKind('note', note, () => undefined)
  expect(() => kindTable([kind, kind])).toThrow('same name')
})

function isRead(text: string): boolean {
  return ['frame', 'newer', 'garbage'].includes(parseFrame(text).is)
}
