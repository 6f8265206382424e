import { stationRoles } from '#domain/people.ts'
import { backupOf, groupOf } from './names.ts'

const first = (database: string) =>
  `# Antesala: stations of the office in ${database} (made by its preparation)`
const last = (database: string) => `# Antesala: end of ${database}`

/**
 * Puts an office's rules before all others in the text of `pg_hba.conf`: its stations come encrypted and with their
 * password, or not at all; who makes the nightly copy comes from the server itself. Everybody else's rules stay as they
 * are. Those that were made before are replaced.
 */
export function withAccessRules(text: string, database: string): string {
  const stations = stationRoles.map((role) => `+${groupOf(database, role)}`).join(',')
  const backup = backupOf(database)
  const rules = [
    first(database),
    `local     ${database} ${backup} scram-sha-256`,
    `hostssl   ${database} ${backup} samehost scram-sha-256`,
    `hostssl   ${database} ${stations} all scram-sha-256`,
    `host      all ${stations},${backup} all reject`,
    last(database),
  ]
  return `${rules.join('\n')}\n${withoutAccessRules(text, database)}`
}

/** The text as it was before. */
export function withoutAccessRules(text: string, database: string): string {
  const lines = text.split('\n')
  const from = lines.indexOf(first(database))
  const to = lines.indexOf(last(database), from)
  if (from < 0 || to < 0) return text
  return [...lines.slice(0, from), ...lines.slice(to + 1)].join('\n')
}
