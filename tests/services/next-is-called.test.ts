import fc from 'fast-check'
import { expect, test } from 'vitest'
import { engine } from '#support/engine.ts'
import { atWork, type Desk } from '#support/desk.ts'
import { prefer, setService } from '#support/settings.ts'
import { minute, openTestOffice, value, type TestOffice } from '#support/test-office.ts'

const arrival = fc.record({
  after: fc.integer({ min: 0, max: 9 }),
  prefix: fc.constantFrom('A', 'B', 'C'),
  priority: fc.constantFrom('General', 'General', 'Persona mayor', 'Urgencia'),
  /** Sent on by a colleague to counter 1 to 3, or to the person there. */
  sentTo: fc.constantFrom(null, null, null, 1, 2, 3),
  toPerson: fc.boolean(),
})
type Arrival = typeof arrival extends fc.Arbitrary<infer Value> ? Value : never

const anyOffice = fc.record({
  strictRun: fc.constantFrom(null, 1, 2),
  preferences: fc.tuple(...[1, 2, 3].map(() => fc.constantFrom('none', 'skill', 'quick'))),
  maxWaitMs: fc.constantFrom(null, 5 * minute, 20 * minute),
  away: fc.constantFrom(null, 2, 3),
  clockBack: fc.constantFrom(0, 0, 90 * minute),
  arrivals: fc.array(arrival, { minLength: 1, maxLength: 9 }),
})

const services = ['A', 'B', 'C'].map((prefix) => ({ name: prefix, prefix, expectedMinutes: 5, targetMinutes: 10 })) // prettier-ignore
const counters = [[0, 1], [1, 2], [0, 1, 2], [0, 1, 2]].map((each, index) => ({ number: index + 1, services: each })) // prettier-ignore

type AnyOffice = typeof anyOffice extends fc.Arbitrary<infer Value> ? Value : never

/** An office in which all of this has happened, and its desks 1 to 3. */
async function officeOf(settings: AnyOffice): Promise<{ t: TestOffice; desks: Desk[] }> {
  const t = await openTestOffice({ office: { services, counters }, rules: { strictRun: settings.strictRun } })
  for (const [index, preference] of settings.preferences.entries())
    await prefer(t, index + 1, preference, index === 1 ? ['C', 'B'] : ['B', 'A'])
  await setService(t, 'B', { quick: true, maxWaitMs: settings.maxWaitMs })
  await setService(t, 'A', { maxWaitMs: settings.maxWaitMs })
  const [one, two, three, sender] = (await atWork(t, 1, 2, 3, 4)) as [Desk, Desk, Desk, Desk]
  const desks = [one, two, three]
  for (const each of settings.arrivals) await arrive(t, sender, desks, each)
  if (settings.away !== null) value(await desks[settings.away - 1]!.pause())
  t.now += 6 * minute - settings.clockBack
  return { t, desks: desks.filter((_, index) => index + 1 !== settings.away) }
}

async function arrive(t: TestOffice, sender: Desk, desks: Desk[], each: Arrival): Promise<void> {
  t.now += each.after * minute
  const id = await t.issue(each.prefix, { priority: each.priority })
  const { counterId, person } = desks[(each.sentTo ?? 1) - 1]!.actor
  if (each.sentTo === null) return
  value(await sender.attend(id, 'Va a una ventanilla'))
  value(await sender.transfer(id, each.toPerson ? { kind: 'person', personId: person?.id ?? '' } : { kind: 'counter', counterId: counterId ?? '' })) // prettier-ignore
}

/** Calls in any office, one counter after the other, until nobody is left. @returns why those who were first were so */
async function callAround(parameters: { readonly numRuns: number; readonly seed?: number }) {
  const reasons = new Set<string>()
  await fc.assert(
    fc.asyncProperty(anyOffice, fc.array(fc.nat(2), { maxLength: 14 }), async (settings, turns) => {
      const { t, desks } = await officeOf(settings)
      for (const turn of turns) {
        const desk = desks[turn % desks.length]!
        const [next] = (await desk.view()).next
        const called = await desk.call()
        expect(called.ok ? called.value.ticketId : called.code).toBe(next?.ticketId ?? 'queue.empty')
        if (next === undefined) continue
        reasons.add(next.why.kind)
        value(await desk.leave(next.ticketId))
        t.now += 30_000
      }
      await t.store.close()
    }),
    parameters,
  )
  return reasons
}

test('whoever stands first on a counter’s screen is called next there, whatever the office has set', async () => {
  await callAround({ numRuns: engine === 'sqlite' ? 20 : 6 })
}, 90_000)

test.runIf(engine === 'sqlite')(
  'such offices have every reason to call somebody',
  async () => {
    const reasons = await callAround({ numRuns: 60, seed: 20_261_122 })
    const wanted = ['strict', 'for_counter', 'for_person', 'head_start', 'over_maximum', 'preference_quick', 'opened'] // prettier-ignore
    expect(wanted.filter((kind) => !reasons.has(kind))).toEqual([])
  },
  90_000,
)

test('calling whoever stands first passes nobody, and calling anybody else does', async () => {
  await fc.assert(
    fc.asyncProperty(anyOffice, fc.nat(3), async (settings, pick) => {
      const { t, desks } = await officeOf(settings)
      const desk = desks[pick % desks.length]!
      const { next } = await desk.view()
      const chosen = next[pick % Math.max(1, next.length)]
      if (chosen !== undefined) {
        value(await desk.callChosen(chosen.ticketId))
        expect((await desk.view()).today.outOfOrder).toBe(chosen === next[0] ? 0 : 1)
      }
      await t.store.close()
    }),
    { numRuns: engine === 'sqlite' ? 30 : 5 },
  )
}, 90_000)
