// Makes a new store and says "making" in the middle of it, to be killed there: `make-store.ts <file> <step>`.
import BetterSqlite3 from 'better-sqlite3'
import { writeSync } from 'node:fs'
import { openStore } from '#db/store.ts'

const [file = '', step = '0'] = process.argv.slice(2)
const steps = ['pragma application_id', 'create table if not exists "kysely_migration"', 'create table "office"', 'create table "event"', 'create unique index', 'insert into "kysely_migration"'] // prettier-ignore
const wanted = steps[Number(step)] ?? 'none'

/** Stops the world at a statement, as a debugger would: what was committed so far is all there is. */
function stopBefore(sql: string): void {
  if (!sql.startsWith(wanted)) return
  writeSync(1, 'making\n')
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
}

type Method = (this: unknown, sql: string, ...rest: unknown[]) => unknown
const methods = BetterSqlite3.prototype as unknown as Record<'prepare' | 'pragma', Method>
for (const [name, start] of [
  ['prepare', ''],
  ['pragma', 'pragma '],
] as const) {
  const real = methods[name]
  methods[name] = function (sql, ...rest) {
    stopBefore(start + sql)
    return real.call(this, sql, ...rest)
  }
}

const opened = await openStore(file)
console.log(`made ${String(opened.ok)}`)
