import type { Compilable, CompiledQuery, QueryResult } from 'kysely'
import type { ReadHandle } from './schema.ts'

/** A query whose text is known: it is given the values, and a handle to run on. */
export type Prepared<Values, Row> = (db: ReadHandle, values: Values) => Promise<QueryResult<Row>>

/** Where a value goes. */
class Blank {
  readonly name: string

  constructor(name: string) {
    this.name = name
  }
}

const blanks = new Proxy({}, { get: (_, name) => new Blank(String(name)) })

/**
 * Works a query's text out once per store instead of at every run, which for most costs more than running it. For what
 * happens at every call.
 * @param build writes the query with blanks for values: it may place them, but look at none of them
 */
export function prepared<Values extends object, Row>(
  build: (db: ReadHandle, value: Values) => Compilable<Row>,
): Prepared<Values, Row> {
  const texts = new WeakMap<object, CompiledQuery<Row>>()
  return (db, values) => {
    // The adapter is the one thing that a store and its transactions share.
    const { adapter, plugins } = db.getExecutor()
    // Somebody listens in, and wants to see the query itself.
    if (plugins.length > 0) return db.executeQuery(build(db, values))
    let text = texts.get(adapter)
    if (text === undefined) {
      text = build(db, blanks as Values).compile()
      texts.set(adapter, text)
    }
    const parameters = text.parameters.map((each) =>
      each instanceof Blank ? (values as Record<string, unknown>)[each.name] : each,
    )
    return db.executeQuery({ ...text, parameters })
  }
}

/** Prepares a query for each of the few shapes that it has. @param build for a shape, whose fields it may look at */
export function preparedPerShape<Shape extends object, Values, Row>(
  build: (shape: Shape) => Prepared<Values, Row>,
): (shape: Shape) => Prepared<Values, Row> {
  const known = new Map<string, Prepared<Values, Row>>()
  return (shape) => {
    const key = JSON.stringify(shape)
    const found = known.get(key) ?? build(shape)
    known.set(key, found)
    return found
  }
}
