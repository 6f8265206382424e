import type { ReadHandle } from '#db/schema.ts'
import { chainFaults } from './faults/chains.ts'
import { holdFaults } from './faults/holds.ts'
import { lineFaults } from './faults/lines.ts'
import { numberFaults } from './faults/numbers.ts'
import { greetingFaults, textFaults } from './faults/personal.ts'
import { deskFaults, openFaults } from './faults/places.ts'
import { legFaults, stepFaults } from './faults/visits.ts'

export { chainFaults }

/**
 * Everything domain.md §2 and §7 promise of a store, read from the rows themselves.
 * @returns one line for each promise that does not hold; empty when all do
 */
export async function officeFaults(db: ReadHandle): Promise<string[]> {
  const looks = [legFaults, stepFaults, lineFaults, numberFaults, openFaults, deskFaults, holdFaults, chainFaults, greetingFaults, textFaults] // prettier-ignore
  return (await Promise.all(looks.map((look) => look(db)))).flat()
}
