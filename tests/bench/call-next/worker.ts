import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { sql } from 'kysely'
import { createControl } from '../support/control.ts'
import { runRounds, type Noise } from '../support/rounds.ts'
import { makeTemporaryFolder } from '../support/temporary.ts'
import type { CallNextOrder } from './order.ts'
import { openBusyOffice, type BusyOffice } from './office.ts'
import { contentsOf, openReplay, type Replay } from './replay.ts'
import { recordStatements, type Recorder, type Sent } from './recorder.ts'

/** What this process prints as JSON. */
export interface CallNextResult {
  readonly rounds: readonly { readonly product: readonly number[]; readonly reference: readonly number[] }[]
  readonly noise: Noise
  readonly statementsPerCall: number
  readonly sqlite: string
  readonly waiting: number
}

/** What the product's connection is set to; the bare one gets the same. */
const pragmaNames = ['synchronous', 'foreign_keys', 'secure_delete', 'cache_size', 'busy_timeout', 'wal_autocheckpoint'] // prettier-ignore

/**
 * Measures in a process of its own: `node worker.ts ORDER`, so that commits can be slowed and a profile taken of
 * nothing else. The copy is made before the first round; each round is replayed on it whole, so both databases stay
 * the same, which is checked at the end.
 */
async function measure(order: CallNextOrder): Promise<CallNextResult> {
  const folder = makeTemporaryFolder('call-next')
  const file = join(folder, 'product.sqlite')
  const recorder = recordStatements(file)
  const busy = await openBusyOffice(file)
  const { db } = busy.test.store
  await sql`pragma wal_checkpoint(truncate)`.execute(db)
  copyFileSync(file, join(folder, 'bare.sqlite'))
  const replay = openReplay(join(folder, 'bare.sqlite'), await pragmasOf(db))
  recorder.take()

  const control = createControl(folder)
  for (let round = 0; round < order.warmUpRounds; round++) await oneRound(busy, recorder, replay, order.calls)
  let statements = 0
  const { results, noise } = await runRounds({
    ...order,
    control,
    async work() {
      const { sent, ...times } = await oneRound(busy, recorder, replay, order.calls)
      statements = sent
      return times
    },
  })
  const waiting = await sql<{ count: number }>`select count(*) as count from ticket where state = 'waiting'`.execute(db) // prettier-ignore
  const { engine } = busy.test.store
  await busy.test.store.close()
  requireSameContents(file, replay)
  replay.close()
  control.close()
  return {
    rounds: results,
    noise,
    statementsPerCall: statements / order.calls,
    sqlite: engine,
    waiting: waiting.rows[0]?.count ?? 0,
  }
}

/** A block of calls by the product, then the same block on the bare database; only the calls are timed. */
async function oneRound(busy: BusyOffice, recorder: Recorder, replay: Replay, calls: number) {
  const product: number[] = []
  const reference: number[] = []
  const segments: { readonly around: readonly Sent[]; readonly call: readonly Sent[] }[] = []
  for (let count = 0; count < calls; count++) {
    await busy.freeNextCounter()
    const around = recorder.take()
    const start = performance.now()
    await busy.callNext()
    product.push(performance.now() - start)
    segments.push({ around, call: recorder.take() })
  }
  for (const { around, call } of segments) {
    replay.prepare(around)()
    const run = replay.prepare(call)
    const start = performance.now()
    run()
    reference.push(performance.now() - start)
  }
  return { product, reference, sent: segments.reduce((sum, { call }) => sum + call.length, 0) }
}

async function pragmasOf(db: BusyOffice['test']['store']['db']): Promise<Record<string, number>> {
  const values: Record<string, number> = {}
  for (const name of pragmaNames) {
    const { rows } = await sql<Record<string, number>>`pragma ${sql.raw(name)}`.execute(db)
    const value = Object.values(rows[0] ?? {})[0]
    if (value === undefined) throw new Error(`no pragma ${name}`)
    values[name] = value
  }
  if (values['synchronous'] !== 2) throw new Error('the product does not write with synchronous = FULL')
  return values
}

/** Different contents would mean that the two did different work. */
function requireSameContents(file: string, replay: Replay): void {
  const product = new BetterSqlite3(file, { readonly: true })
  const same = contentsOf(product) === replay.contents()
  product.close()
  if (!same) throw new Error('after the replay the two databases differ: the figures are worth nothing')
}

const order = JSON.parse(process.argv[2] ?? '') as CallNextOrder
process.stdout.write(JSON.stringify(await measure(order)))
