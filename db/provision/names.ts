import { stationRoles, type StationRole } from '#domain/people.ts'

/** Owns an office's tables; nobody logs in as it. */
export function ownerOf(database: string): string {
  return `${database}_owner`
}

/** Whoever makes the nightly copy logs in as it: reads everything, writes nothing. */
export function backupOf(database: string): string {
  return `${database}_backup`
}

/** What a function of a station may do in an office's database. */
export function groupOf(database: string, role: StationRole): string {
  return `${database}_${role}`
}

/** The groups of all functions. */
export function groupsOf(database: string): string[] {
  return stationRoles.map((role) => groupOf(database, role))
}

/** The schema of what the server itself does for stations; its administrator owns it. */
export const accessSchema = 'antesala'
