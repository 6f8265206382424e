import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { OfficeRules } from '#domain/rules.ts'
import { engine, onlyOnSqlite } from '#support/engine.ts'
import { openedOffice, serviceCommands } from '#support/service-commands.ts'

const anyRules: fc.Arbitrary<Partial<OfficeRules>> = fc.record({
  strictRun: fc.constantFrom(null, 1, 2),
  endDayPolicy: fc.constantFrom('not_served', 'keep'),
  notHereLimit: fc.constantFrom(1, 2, 3),
})

/** Runs sequences on offices of their own; the rows are looked at after every command. @returns what was answered */
async function runs(numRuns: number, seed?: number): Promise<Record<string, number>> {
  const answers: Record<string, number> = {}
  await fc.assert(
    fc.asyncProperty(anyRules, serviceCommands(70), async (rules, commands) => {
      const real = await openedOffice(answers, { rules })
      await fc.asyncModelRun(() => ({ model: { commands: 0 }, real }), commands)
      await real.t.store.close()
    }),
    { numRuns, ...(seed === undefined ? {} : { seed }) },
  )
  return answers
}

test('whatever desks do, in whatever order, every promise of the store holds after every command', async () => {
  // A wire is slower than memory, and one engine's surprises are mostly the other's.
  await runs(engine === 'sqlite' ? 20 : 6)
}, 90_000)

const steps = ['issue', 'call', 'race', 'start', 'notHere', 'giveBack', 'hold', 'resume', 'release', 'transfer', 'line', 'finish', 'leave', 'reactivate', 'void', 'attend', 'callChosen', 'callAgain', 'greet', 'back', 'undo', 'announce', 'signIn', 'signOut', 'pause', 'goOn', 'closeDay', 'pass'] // prettier-ignore
const refusals = ['queue.empty', 'queue.cooling', 'counter.busy', 'counter.paused', 'counter.not_found', 'person.elsewhere', 'ticket.changed', 'ticket.elsewhere', 'ticket.held_by', 'transfer.same_queue', 'line.duplicate', 'reason.required', 'undo.changed'] // prettier-ignore

test('such sequences do everything, accepted and refused', async (context) => {
  onlyOnSqlite('what sequences reach is the same on either engine')(context)
  const answers = await runs(40, 20_261_121)
  const seen = Object.keys(answers)
  expect(steps.filter((step) => !seen.includes(`${step} ok`))).toEqual([])
  expect(refusals.filter((code) => !seen.some((key) => key.endsWith(` ${code}`)))).toEqual([])
}, 90_000)
