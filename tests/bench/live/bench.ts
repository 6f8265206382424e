import { startPostgres } from '#support/postgres/server.ts'
import { openCrowd, realPace, type Crowd, type Worked } from '#support/stations/crowd.ts'
import type { Comparison } from '../support/comparison.ts'
import { measureRounds } from '../support/measure.ts'
import type { BenchOptions } from '../support/options.ts'
import { percentile } from '../support/stats.ts'

const stations = 12
/** Ten times what happens in a real office. */
const factor = 10
const rounds = 6
/** 99 of 100 commits have been read at another station before so many ms. */
const limit = 100

/**
 * From a commit at one station until each other one has read its events: twelve stations in processes of their own, the
 * real code without windows, on one PostgreSQL whose commits are flushed; against a bare NOTIFY between the same
 * processes in the same seconds. @throws when somebody was called twice, a number was given twice, a chain is broken, or
 * an event was not read
 */
export async function benchLive(options: BenchOptions): Promise<Comparison[]> {
  const server = await startPostgres({ durable: true })
  try {
    const crowd = await openCrowd(server, stations)
    const comparison = await measure(crowd, options)
    await crowd.end()
    return [comparison]
  } finally {
    await server.stop()
  }
}

async function measure(crowd: Crowd, options: BenchOptions): Promise<Comparison> {
  let seed = 1
  const ms = options.quick ? 8_000 : 60_000
  const name = `commit → read by ${String(stations - 1)} others`
  const { results, noise } = await measureRounds<Worked>(options, {
    name,
    warmUp: 1,
    rounds,
    work: () => crowd.work({ ms, factor, seed: seed++ }),
  })
  const faults = results.flatMap((worked) => worked.faults)
  if (faults.length > 0) throw new Error(`not right, however quick: ${faults.slice(0, 5).join(' | ')}`)
  const commits = results.reduce((sum, worked) => sum + worked.commits, 0)
  const p99 = (of: (worked: Worked) => readonly number[]) => percentile(results.flatMap(of), 0.99).toFixed(1)
  const { visits, hours, stepsPerVisit } = realPace
  return {
    name,
    unit: 'ms',
    against: 'a bare NOTIFY between the same processes',
    judged: 'p95',
    goal: null,
    limit,
    rounds: results.map(({ readAfterMs, bareAfterMs }) => ({ product: readAfterMs, reference: bareAfterMs })),
    noise,
    facts: {
      p99: `${p99((worked) => worked.readAfterMs)} : ${p99((worked) => worked.bareAfterMs)} ms`,
      commits,
      pace: `${String(factor)} × ${String(visits)} visits of ${String(stepsPerVisit)} steps in ${String(hours)} h`,
      'double calls, double numbers, broken chains': 0,
    },
  }
}
