// Another program that writes to the file: takes SQLite's write lock until a line comes in: `hold-write-lock.ts <file>`.
import BetterSqlite3 from 'better-sqlite3'

const sqlite = new BetterSqlite3(process.argv[2] ?? '')
sqlite.exec('begin immediate')
console.log('locked')
process.stdin.once('data', () => {
  sqlite.exec('rollback')
  sqlite.close()
  console.log('released')
  process.exit(0)
})
