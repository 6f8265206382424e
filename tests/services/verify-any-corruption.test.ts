import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ReadHandle } from '#db/schema.ts'
import type { Fault } from '#services/verify/fault.ts'
import { verifyStore } from '#services/verify/verify-store.ts'
import { anyHistory, liveThrough } from '#support/a-history.ts'
import { chainCorruptions, type Corrupted } from '#support/corruptions.ts'
import { rowCorruptions } from '#support/row-corruptions.ts'
import { withoutReferences } from '#support/rows.ts'
import { openTestOffice } from '#support/test-office.ts'

const corruptions = { ...chainCorruptions, ...rowCorruptions }

/** Thrown to roll a corruption back. */
class Enough extends Error {}

/** What is found after a corruption, and what should be; the store is then as it was. Null where there is nothing to change. */
async function foundAfter(db: ReadHandle, how: string, pick: number) {
  let found: { faults: readonly Fault[]; expected: Corrupted } | null = null
  const work = db.transaction().execute(async (trx) => {
    const expected = (await corruptions[how]?.(trx, pick)) ?? null
    if (expected !== null) {
      const { faults } = await verifyStore(trx, { knownSeals: expected.knownSeals ?? [] })
      found = { faults, expected }
    }
    throw new Enough()
  })
  await expect(work).rejects.toThrow(Enough)
  return found as { faults: readonly Fault[]; expected: Corrupted } | null
}

/** Whether a fault may come of the row that was changed. */
function isConsequence(fault: Fault, { faults, tickets, alsoAllowed = [] }: Corrupted): boolean {
  if (faults.some((each) => matches(fault, each))) return true
  if (fault.code === 'ticket_disagrees' && tickets.includes(fault.ticketId)) return true
  return alsoAllowed.includes(fault.code)
}

function matches(fault: Fault, expected: Readonly<Record<string, unknown>>): boolean {
  const said: Readonly<Record<string, unknown>> = { ...fault }
  return Object.entries(expected).every(([key, value]) => said[key] === value)
}

test('whatever an office lives through nothing is found wrong with it, and whatever one row is changed afterwards, exactly that is', async () => {
  const tried: Record<string, number> = {}
  await fc.assert(
    fc.asyncProperty(anyHistory, fc.nat(1000), async (history, pick) => {
      const t = await openTestOffice()
      await liveThrough(t, history)
      expect((await verifyStore(t.store.db)).faults).toEqual([])
      await withoutReferences(t.store.db, async (db) => {
        for (const how of Object.keys(corruptions)) {
          const found = await foundAfter(db, how, pick)
          if (found === null) continue
          const { faults, expected } = found
          tried[how] = (tried[how] ?? 0) + 1
          for (const fault of expected.faults)
            expect(
              faults.filter((each) => matches(each, fault)),
              how,
            ).toHaveLength(1)
          expect(
            faults.filter((fault) => !isConsequence(fault, expected)),
            how,
          ).toEqual([])
        }
      })
      expect((await verifyStore(t.store.db)).faults).toEqual([])
      await t.store.close()
    }),
    { numRuns: 12 },
  )
  expect(Object.keys(corruptions).filter((how) => tried[how] === undefined)).toEqual([])
}, 120_000)
