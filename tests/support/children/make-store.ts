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
const { prepare, pragma } = BetterSqlite3.prototype
BetterSqlite3.prototype.prepare = function (this: BetterSqlite3.Database, sql: string) {
  stopBefore(sql)
  return prepare.call(this, sql) as never
} as typeof prepare
BetterSqlite3.prototype.pragma = function (this: BetterSqlite3.Database, sql: string, options) {
  stopBefore(`pragma ${sql}`)
  return pragma.call(this, sql, options)
} as typeof pragma

const opened = await openStore(file)
console.log(`made ${String(opened.ok)}`)
