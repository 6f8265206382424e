import { join } from 'node:path'
import { expect, test } from 'vitest'
import { useFolder } from '#support/folder.ts'
import { killAtWork, requestsIn } from '#support/kill.ts'
import { openTestOffice } from '#support/test-office.ts'

const folder = useFolder()
const rounds = 30

test(`kill -9 in the middle of the work, ${String(rounds)} times on one file: nothing confirmed is ever lost`, async () => {
  const file = join(folder(), 'antesala.sqlite')
  let before = new Set<string>()
  let confirmed = 0
  for (let round = 0; round < rounds; round++) {
    const after = await killAtWork(file, 1 + ((round * 37) % 150), before)
    confirmed += after.confirmed
    expect(after.missing, `round ${String(round)}`).toEqual([])
    expect(after.faults, `round ${String(round)}`).toEqual([])
    expect(after.unconfirmed, `round ${String(round)}`).toBeLessThanOrEqual(1)
    const t = await openTestOffice({ file })
    before = new Set(await requestsIn(t.store.db))
    await t.store.close()
  }
  expect(before.size).toBeGreaterThanOrEqual(confirmed)
})
