import { officeFaults } from '../office-faults.ts'
import type { PostgresServer } from '../postgres/server.ts'
import { act } from './acts.ts'
import type { RaceOffice } from './race-office.ts'
import type { StationProcess } from './station-process.ts'
import type { Confirmed } from './work-off.ts'

/** What is true after a server was ended without a word in the middle of the work, and everybody asked again. */
export interface AfterCrashes {
  readonly crashes: number
  readonly confirmed: number
  /** How often a station had to ask again. */
  readonly askedAgain: number
  /** Whatever should not be. */
  readonly faults: readonly string[]
}

/**
 * Lets stations call and send home everybody who waits, and ends the server each time so many more have gone.
 * @param crashAfter how many clients, each time
 */
export async function crashAtWork(
  server: PostgresServer,
  office: RaceOffice,
  processes: readonly StationProcess[],
  tickets: number,
  crashAfter: readonly number[],
): Promise<AfterCrashes> {
  const ids = await office.issue(tickets)
  const working = processes.map((process, station) =>
    process.ask({ kind: 'work', act: act('callNext', office.counter(station), { requestId: '' }) }),
  )
  for (const count of crashAfter) {
    const goal = (await gone(office)) + count
    while ((await gone(office)) < goal);
    await server.crash()
    await server.start()
  }
  const answers = (await Promise.all(working)).map(({ answer }) => answer)
  const done = answers.flatMap((answer) =>
    answer.ok
      ? [answer.value as { readonly confirmed: readonly Confirmed[]; readonly askedAgain: number }]
      : [],
  )
  const confirmed = done.flatMap((each) => each.confirmed)
  return {
    crashes: crashAfter.length,
    confirmed: confirmed.length,
    askedAgain: done.reduce((sum, each) => sum + each.askedAgain, 0),
    faults: [
      ...answers.flatMap((answer) => (answer.ok ? [] : [JSON.stringify(answer)])),
      ...(await visitFaults(office, ids, confirmed)),
      ...(await officeFaults(office.store.db)),
    ],
  }
}

/** How many have been sent home; a server that is just coming up again answers nothing. */
async function gone({ store }: RaceOffice): Promise<number> {
  const rows = await store.db.selectFrom('ticket').select('id').where('state', '=', 'left').execute()
  return rows.length
}

/** Everybody was called once, by whoever heard so. */
async function visitFaults(
  { store }: RaceOffice,
  ids: readonly string[],
  confirmed: readonly Confirmed[],
): Promise<string[]> {
  const calls = await store.db.selectFrom('event').select('ticket_id').where('kind', '=', 'ticket.called').execute() // prettier-ignore
  const requests = new Set((await store.db.selectFrom('request').select('id').execute()).map(({ id }) => id))
  return [
    ...ids.flatMap((id) => {
      const times = calls.filter(({ ticket_id }) => ticket_id === id).length
      const heard = confirmed.filter(({ ticketId }) => ticketId === id).length
      return times === 1 && heard === 1 ? [] : [`${id} was called ${String(times)} times, heard ${String(heard)} times`] // prettier-ignore
    }),
    ...confirmed.flatMap(({ requestId }) => (requests.has(requestId) ? [] : [`${requestId} was confirmed, and is lost`])), // prettier-ignore
  ]
}
