import pg, { type CustomTypesConfig } from 'pg'

const { builtins } = pg.types

/**
 * How values come back from PostgreSQL: as they do from SQLite. The driver alone would give counts and times as texts,
 * since they might be larger than a JavaScript number holds.
 */
export const valuesAsNumbers: CustomTypesConfig = {
  getTypeParser: (type, format) => {
    if (format !== 'binary') {
      if (type === builtins.INT8 || type === builtins.NUMERIC) return exactNumber
      if (type === builtins.BOOL) return bit
    }
    return pg.types.getTypeParser(type, format) as (value: string) => unknown
  },
}

/**
 * @param text a whole or decimal number as PostgreSQL writes it
 * @throws RangeError for one that a JavaScript number cannot hold: rather no answer than a wrong one
 */
export function exactNumber(text: string): number {
  const number = Number(text)
  if (Math.abs(number) <= Number.MAX_SAFE_INTEGER) return number
  throw new RangeError(`${text} from the database is larger than a number can be.`)
}

/** A comparison is 0 or 1, as everywhere in the schema. */
function bit(text: string): 0 | 1 {
  return text === 't' ? 1 : 0
}
