import type { InputOf } from '#contract/contract.ts'
import type { Actor } from '#domain/people.ts'
import { accept, refuse, type Result } from '#domain/result.ts'
import { dismissFromOffice, findActiveStation, partFromDismissed } from '#db/queries/pairing.ts'
import { runCommand } from '../command.ts'
import type { OfficeContext } from '../office-context.ts'
import { signOutFrom } from '../people/sign-out.ts'

/**
 * Takes a station out of the office: whoever was signed in there is signed out, the server lets it in no more and ends its
 * connections; what it wrote stays. Refuses `station.not_found` (or dismissed before), `station.itself`.
 */
export async function dismissStation(
  office: OfficeContext,
  actor: Actor,
  input: InputOf<'stations.dismiss'>,
): Promise<Result<null>> {
  const { requestId, stationId } = input
  const topics = ['stations', 'session', 'office', 'tickets'] as const
  const done = await runCommand(
    office,
    actor,
    { name: 'stations.dismiss', requestId, topics },
    async (unit) => {
      if (stationId === actor.stationId) return refuse({ code: 'station.itself' })
      const station = await findActiveStation(unit.trx, stationId)
      if (station === null) return refuse({ code: 'station.not_found' })
      await dismissFromOffice(unit.trx, station)
      await unit.append({ kind: 'station.dismissed', payload: { station: stationId } })
      await signOutFrom(office, unit.trx, stationId, 'restart')
      return accept({ login: station.login })
    },
  )
  if (!done.ok) return done
  // Only a server knows logins. What fails here is done at the next dismissal: the station writes nothing meanwhile.
  if (done.value.login !== null) await partFromDismissed(office.store.db).catch(ifStoreFails(office))
  return accept(null)
}

function ifStoreFails(office: OfficeContext): (error: unknown) => void {
  return (error) => {
    if (office.store.refusalOf(error) === null) throw error
  }
}
