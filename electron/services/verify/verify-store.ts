import { chainStations } from '#db/queries/verify-chains.ts'
import type { ReadHandle } from '#db/schema.ts'
import { verifyChain } from './chain.ts'
import { Faults, type Fault } from './fault.ts'
import { verifySeals } from './seals.ts'
import { TextVerifier } from './texts.ts'
import { verifyIssued, verifyNumbers, verifyTickets } from './tickets.ts'

export interface VerifyOptions {
  /** Seals that somebody has on paper: whole hashes or their beginnings, as `readSeal` gives them. */
  readonly knownSeals?: readonly string[]
  /** How many faults are listed; the others are counted. */
  readonly faultLimit?: number
}

/** What was looked at, and what is not as it was written. */
export interface Verification {
  readonly stations: readonly { readonly id: string; readonly name: string | null; readonly events: number }[]
  readonly seals: number
  /** Hash of the newest seal, to be compared with paper; null without seals. */
  readonly lastSeal: string | null
  readonly tickets: number
  /** Personal texts that events hold a digest of, and how many of them were erased. */
  readonly texts: number
  readonly erased: number
  readonly faults: readonly Fault[]
  /** How many faults there are besides those listed. */
  readonly more: number
}

/**
 * Reads a whole store against what its chains, seals and digests say (domain.md §7). Writes nothing, and holds a
 * batch of rows at a time, however long the history.
 * @param db of one read transaction: while stations write, two readings would not fit together
 */
export async function verifyStore(db: ReadHandle, options: VerifyOptions = {}): Promise<Verification> {
  const faults = new Faults(options.faultLimit ?? 1000)
  const seals = await verifySeals(db, options.knownSeals ?? [], faults)
  const texts = new TextVerifier(db, faults)
  const stations = []
  for (const station of await chainStations(db)) {
    const events = await verifyChain(db, station.id, seals.ids, faults, async (batch) => {
      await texts.look(batch)
      await verifyIssued(db, batch, faults)
    })
    stations.push({ ...station, events })
  }
  await texts.verifyErasures()
  const tickets = await verifyTickets(db, faults)
  await verifyNumbers(db, faults)
  return {
    stations,
    seals: seals.count,
    lastSeal: seals.last,
    tickets,
    texts: texts.texts,
    erased: texts.erased,
    faults: faults.found,
    more: faults.more,
  }
}
