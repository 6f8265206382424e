/** The product's texts are few; a runaway (a list of ids that is never as long as the last) is not remembered. */
const limit = 500

/**
 * Names for the queries of a pool: the server reads and plans one that has a name once per connection, which costs more
 * than running it.
 * @returns the name of a text, or undefined for one that is asked as it stands
 */
export function statementNames(): (sql: string) => string | undefined {
  const names = new Map<string, string>()
  return (sql) => {
    const known = names.get(sql)
    if (known !== undefined) return known
    if (names.size >= limit || !/^(select|insert|update|delete|with) /.test(sql)) return undefined
    const name = `antesala_${String(names.size)}`
    names.set(sql, name)
    return name
  }
}
