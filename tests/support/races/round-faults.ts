import type { ReadHandle } from '#db/schema.ts'
import { officeFaults } from '../office-faults.ts'
import type { Race } from './race.ts'
import type { Answer } from './wire.ts'

/** What must be true after every race, whatever it was about. @returns one line for each thing that is not */
export async function roundFaults(
  db: ReadHandle,
  { runs }: Race,
  answers: readonly Answer[],
): Promise<string[]> {
  return [...(await officeFaults(db)), ...(await requestFaults(db, runs, answers))]
}

/** What was done is remembered under its request, and what was refused is not. */
async function requestFaults(
  db: ReadHandle,
  runs: Race['runs'],
  answers: readonly Answer[],
): Promise<string[]> {
  const asked = runs.map(({ act }) => requestIdOf(act.input))
  const done = new Set(asked.filter((id, index) => id !== null && answers[index]?.ok === true))
  const ids = [...new Set(asked)].filter((id) => id !== null)
  if (ids.length === 0) return []
  const rows = await db.selectFrom('request').select('id').where('id', 'in', ids).execute()
  const kept = rows.map(({ id }) => id)
  return [
    ...kept.filter((id) => !done.has(id)).map((id) => `request ${id} was refused, and is remembered`),
    ...[...done].filter((id) => !kept.includes(String(id))).map((id) => `request ${String(id)} is forgotten`),
    ...kept.filter((id, index) => kept.indexOf(id) !== index).map((id) => `request ${id} was done twice`),
  ]
}

function requestIdOf(input: unknown): string | null {
  return typeof input === 'object' && input !== null && 'requestId' in input ? String(input.requestId) : null
}
