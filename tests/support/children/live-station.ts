// A station as it runs, in a process of its own: does what its parent tells it, and notes what it hears. Ends with it.
import pg from 'pg'
import { heard } from '#support/races/heard.ts'
import { acts, type Act } from '#support/races/acts.ts'
import { openLiveStation, type LiveStation } from '#support/stations/live-station.ts'
import type { LiveOrder, LiveReply, Notes } from '#support/stations/live-wire.ts'
import { noteReads, present } from '#support/stations/note-reads.ts'

const noted = noteReads()
const written: { seq: number; at: number }[] = []
const sent: { text: string; at: number }[] = []
const heardBare: { text: string; at: number }[] = []
let station: LiveStation | null = null
let bare: pg.Client | null = null

function joined(): LiveStation {
  if (station === null) throw new Error('it takes part in no office')
  return station
}

async function follow(order: LiveOrder): Promise<LiveReply['answer']> {
  switch (order.kind) {
    case 'join':
      station = await openLiveStation(order.connection, order.stationId)
      bare = new pg.Client({ ...order.connection })
      bare.on('notification', ({ payload = '' }) => heardBare.push({ text: payload, at: present() }))
      bare.on('error', () => null)
      await bare.connect()
      await bare.query('listen bare')
      return null
    case 'do':
      return run(order.act)
    case 'state':
      return joined().state()
    case 'forget':
      for (const list of [written, sent, heardBare, noted.read]) list.length = 0
      return null
    case 'notes':
      return { written, read: noted.read, sent, heard: heardBare, reported: joined().reported.map(String) } satisfies Notes // prettier-ignore
    case 'notify':
      sent.push({ text: order.text, at: present() })
      await bare?.query('select pg_notify($1, $2)', ['bare', order.text])
      return null
    case 'leave':
      await bare?.end()
      await station?.close()
      return null
  }
}

/** One command after the other: the events since the last one are those of this one. */
async function run({ name, actor, input }: Act) {
  const { office } = joined()
  const useCase = acts[name] as (...args: unknown[]) => Promise<never>
  const answer = await heard(useCase(office, actor, input))
  const at = noted.committedAt
  const { seq } = await office.store.db
    .selectFrom('event_head')
    .select('seq')
    .where('station_id', '=', office.stationId)
    .executeTakeFirstOrThrow()
  if (seq > (written.at(-1)?.seq ?? 0)) written.push({ seq, at })
  return answer
}

process.on('message', ({ number, order }: { number: number; order: LiveOrder }) => {
  follow(order).then(
    (answer) => process.send?.({ number, answer } satisfies LiveReply),
    (error: unknown) =>
      process.send?.({ number, answer: null, thrown: error instanceof Error ? error.stack ?? '' : String(error) } satisfies LiveReply), // prettier-ignore
  )
})
process.on('disconnect', () => process.exit(0))
