import { ticketLabel } from '#domain/ticket.ts'
import type { ReadHandle } from '#db/schema.ts'

/** Only a held ticket is somebody's hold, and never of somebody who has signed out: nobody could take it up again. */
export async function holdFaults(db: ReadHandle): Promise<string[]> {
  const tickets = await db.selectFrom('ticket').selectAll().where('held_by_id', 'is not', null).execute()
  const gone = await signedOut(db)
  return tickets.flatMap((ticket) => [
    ...(ticket.state === 'held' ? [] : [`${ticketLabel(ticket)} is ${ticket.state} and somebody’s hold`]),
    ...(gone.has(ticket.held_by_id ?? '') ? [`${ticketLabel(ticket)} is held by somebody who has gone`] : []),
  ])
}

/** Who has been signed in once, and is so nowhere now. */
async function signedOut(db: ReadHandle): Promise<ReadonlySet<string>> {
  const signIns = await db.selectFrom('event').select('person_id').distinct().where('kind', '=', 'person.signed_in').execute() // prettier-ignore
  const here = await db
    .selectFrom('person')
    .leftJoin('counter', 'counter.person_id', 'person.id')
    .select('person.id')
    .where((where) => where.or([where('person.away_at', 'is', null), where('counter.id', 'is not', null)]))
    .execute()
  const gone = new Set(signIns.map(({ person_id }) => person_id ?? ''))
  for (const { id } of here) gone.delete(id)
  return gone
}
