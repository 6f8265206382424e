import BetterSqlite3 from 'better-sqlite3'
import type { Sent } from './recorder.ts'

/** Bare better-sqlite3: the same statements with the same parameters, each text prepared once. */
export interface Replay {
  /** Looks up the statements of a segment, outside the measured time. */
  prepare(segment: readonly Sent[]): () => void
  /** A line per row of every table, for comparing two databases. */
  contents(): string
  close(): void
}

interface Ready {
  readonly execute: (parameters: unknown) => unknown
  readonly parameters: unknown
}

/** Opens a copy with the very settings of the product's connection. */
export function openReplay(file: string, pragmas: Readonly<Record<string, number>>): Replay {
  const sqlite = new BetterSqlite3(file)
  for (const [name, value] of Object.entries(pragmas)) sqlite.pragma(`${name} = ${value}`)
  const statements = new Map<string, (parameters: unknown) => unknown>()
  const executorOf = (sql: string) => {
    const known = statements.get(sql)
    if (known !== undefined) return known
    const statement = sqlite.prepare(sql)
    const execute = statement.reader
      ? (parameters: unknown) => statement.all(parameters)
      : (parameters: unknown) => statement.run(parameters)
    statements.set(sql, execute)
    return execute
  }
  return {
    prepare(segment) {
      const ready = segment.map<Ready>(({ sql, parameters }) => ({ execute: executorOf(sql), parameters }))
      return () => {
        for (const { execute, parameters } of ready) execute(parameters)
      }
    },
    contents: () => contentsOf(sqlite),
    close: () => sqlite.close(),
  }
}

/** Every row of every table as text. */
export function contentsOf(sqlite: BetterSqlite3.Database): string {
  const tables = sqlite
    .prepare<[], string>("select name from sqlite_master where type = 'table' order by name")
    .pluck()
    .all()
  return tables
    .flatMap((table) =>
      sqlite
        .prepare(`select * from "${table}"`)
        .all()
        .map((row) => `${table} ${JSON.stringify(row)}`),
    ) // prettier-ignore
    .toSorted()
    .join('\n')
}
