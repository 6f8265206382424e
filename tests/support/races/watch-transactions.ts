import { AsyncLocalStorage } from 'node:async_hooks'
import pg from 'pg'

/** One attempt of a transaction; times are ms since the epoch, with fractions, on this computer's clock. */
export interface WatchedTransaction {
  readonly begunAt: number
  /** When its first statement was answered: it has the end of its chain. */
  lockedAt: number | null
  endedAt: number | null
}

/** What the database did for one command. */
export interface Watched {
  readonly transactions: WatchedTransaction[]
  readonly statements: number
  /** SQLSTATE of whatever failed. */
  readonly errors: readonly string[]
}

interface Watching extends Watched {
  statements: number
  readonly errors: string[]
}

type Query = (this: pg.Client, ...args: unknown[]) => unknown

const current = new AsyncLocalStorage<Watching>()

/** Watches what this process asks of PostgreSQL, below the product and its pool. Once, before the first connection. */
export function watchTransactions(): void {
  const prototype = pg.Client.prototype as unknown as { query: Query }
  const original = prototype.query
  prototype.query = function (...args) {
    const asked = original.apply(this, args)
    const watching = current.getStore()
    if (watching !== undefined && asked instanceof Promise) follow(watching, textOf(args[0]), asked)
    return asked
  }
}

/** Runs a command. @returns its answer, and what the database did for it */
export async function watched<T>(work: () => Promise<T>): Promise<{ answer: T; watched: Watched }> {
  const watching: Watching = { transactions: [], statements: 0, errors: [] }
  const answer = await current.run(watching, work)
  return { answer, watched: watching }
}

function follow(watching: Watching, text: string, asked: Promise<unknown>): void {
  watching.statements += 1
  if (text === 'begin') watching.transactions.push({ begunAt: present(), lockedAt: null, endedAt: null })
  const transaction = watching.transactions.at(-1)
  const answered = () => {
    if (transaction === undefined || text === 'begin') return
    if (text === 'commit' || text === 'rollback') transaction.endedAt = present()
    else transaction.lockedAt ??= present()
  }
  asked.then(answered, (error: unknown) => {
    watching.errors.push(error instanceof Error && 'code' in error ? String(error.code) : String(error))
    answered()
  })
}

function textOf(query: unknown): string {
  if (typeof query === 'string') return query
  return typeof query === 'object' && query !== null && 'text' in query ? String(query.text) : ''
}

/** ms since the epoch, finer than `Date.now()`: comparable between the processes of one computer. */
function present(): number {
  return performance.timeOrigin + performance.now()
}
