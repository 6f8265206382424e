import { expect, test } from 'vitest'
import { useServer } from '#support/postgres/own-server.ts'
import { openCrowd } from '#support/stations/crowd.ts'
import { percentile } from '../bench/support/stats.ts'

// Twelve stations in processes of their own, the real code without windows. `npm run bench -- live` measures it longer
// and on a quiet machine; here it has to be right, and quick enough on a busy one.
const server = useServer({ durable: true })

test('twelve stations at fifty times a real office’s pace: all read everything, nobody is called twice, no number is given twice', async () => {
  const crowd = await openCrowd(server(), 12)
  const { commits, readAfterMs, bareAfterMs, faults } = await crowd.work({ ms: 6_000, factor: 50, seed: 1 })
  const of = (samples: readonly number[]) =>
    [0.5, 0.95, 0.99].map((share) => percentile(samples, share).toFixed(1)).join(' / ')
  console.log(
    `${String(commits)} commits, read after ${of(readAfterMs)} ms (p50/p95/p99); bare NOTIFY ${of(bareAfterMs)} ms`,
  )
  expect(faults).toEqual([])
  expect(commits).toBe(8 * 5)
  expect(readAfterMs).toHaveLength(commits * 11)
  expect(percentile(readAfterMs, 0.99)).toBeLessThan(1_000)
  await crowd.end()
}, 90_000)
