import fc from 'fast-check'
import { expect, test } from 'vitest'
import { serviceCommands } from '#support/service-commands.ts'
import { openTestOffice } from '#support/test-office.ts'

/** Runs sequences on offices of their own; the rows are looked at after every command. @returns what was answered */
async function runs(parameters: {
  readonly numRuns: number
  readonly seed?: number
}): Promise<Record<string, number>> {
  const answers: Record<string, number> = {}
  await fc.assert(
    fc.asyncProperty(serviceCommands(60), async (commands) => {
      const t = await openTestOffice()
      await fc.asyncModelRun(() => ({ model: { commands: 0 }, real: { t, answers } }), commands)
      await t.store.close()
    }),
    parameters,
  )
  return answers
}

test('whatever desks do, in whatever order, every promise of the store holds after every command', async () => {
  await runs({ numRuns: 25 })
}, 60_000)

test('such sequences do everything, accepted and refused', async () => {
  const answers = await runs({ numRuns: 40, seed: 20_261_121 })
  const seen = Object.keys(answers)
  const steps = ['issue', 'call', 'race', 'start', 'notHere', 'giveBack', 'finish', 'leave', 'void', 'attend', 'callAgain', 'greet', 'back', 'undo', 'announce'] // prettier-ignore
  expect(steps.filter((step) => !seen.includes(`${step} ok`))).toEqual([])
  const refusals = ['queue.empty', 'queue.cooling', 'counter.busy', 'ticket.changed', 'ticket.elsewhere', 'reason.required', 'undo.changed'] // prettier-ignore
  expect(refusals.filter((code) => !seen.some((key) => key.endsWith(` ${code}`)))).toEqual([])
}, 60_000)
