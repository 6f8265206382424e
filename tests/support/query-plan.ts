import { sql, CompiledQuery, type KyselyPlugin, type RootOperationNode } from 'kysely'
import type { ReadHandle } from '#db/schema.ts'
import type { Store } from '#db/store.ts'

/** How SQLite runs one query: its text and the steps of EXPLAIN QUERY PLAN. */
export interface QueryPlan {
  readonly sql: string
  readonly steps: readonly string[]
}

/** A handle like the store's that notes every query made with it, also inside its transactions. */
export function watched(store: Store): { readonly store: Store; readonly plans: () => Promise<QueryPlan[]> } {
  const nodes: RootOperationNode[] = []
  const watcher: KyselyPlugin = {
    transformQuery: ({ node }) => {
      nodes.push(node)
      return node
    },
    transformResult: ({ result }) => Promise.resolve(result),
  }
  return {
    store: { ...store, db: store.db.withPlugin(watcher) },
    plans: () => Promise.all(nodes.map((node) => planOf(store.db, node))),
  }
}

/** The plans of the queries that a piece of work makes, in order. */
export async function plansOf(
  store: Store,
  work: (db: ReadHandle) => Promise<unknown>,
): Promise<QueryPlan[]> {
  const { store: other, plans } = watched(store)
  await work(other.db)
  return plans()
}

/** The plan as the product gets it: prepared first, bound later, never analysed. */
async function planOf(db: ReadHandle, node: RootOperationNode): Promise<QueryPlan> {
  const compiled = db.getExecutor().compileQuery(node, { queryId: 'plan' })
  if (!/^\s*(select|insert|update|delete|with)/i.test(compiled.sql)) return { sql: compiled.sql, steps: [] }
  const explained = CompiledQuery.raw(`explain query plan ${compiled.sql}`, [...compiled.parameters])
  const { rows } = await db.executeQuery<{ detail: string }>(explained)
  return { sql: compiled.sql, steps: rows.map(({ detail }) => detail) }
}

/** Whether statistics exist that the product would not have. */
export async function isAnalysed(db: ReadHandle): Promise<boolean> {
  const { rows } = await sql`select 1 from sqlite_schema where name like 'sqlite_stat%'`.execute(db)
  return rows.length > 0
}
