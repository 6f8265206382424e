import { sql } from 'kysely'
import type { ReadHandle, Schema } from '#db/schema.ts'
import { ticketLabel } from '#domain/ticket.ts'
import type { Corrupted } from './corruptions.ts'

type Corruption = (db: ReadHandle, pick: number) => Promise<Corrupted | null>

type AnyRow = Readonly<Record<string, unknown>>

/** Some row of a table that a condition holds for. */
async function some(
  db: ReadHandle,
  table: keyof Schema,
  pick: number,
  where = '1 = 1',
): Promise<AnyRow | null> {
  const found = await sql<AnyRow>`
    select * from ${sql.table(table)} where ${sql.raw(where)} order by 1, 2`.execute(db)
  return found.rows[pick % Math.max(1, found.rows.length)] ?? null
}

const broken = (position: unknown): Corrupted => ({
  faults: [{ code: 'seal_broken', position }],
  tickets: [],
})

/** A text that nobody has erased yet. */
const whole =
  "value is not null and exists (select 1 from event where payload like '%\"' || subject_id || '\"%')"

function text(change: string, code: 'personal_changed' | 'personal_unknown'): Corruption {
  return async (db, pick) => {
    const row = await some(db, 'personal', pick, whole)
    if (row === null) return null
    const at = sql`where subject_id = ${row['subject_id']} and field = ${row['field']}`
    await sql`${sql.raw(change)} ${at}`.execute(db)
    return { faults: [{ code, subject: row['subject_id'], field: row['field'] }], tickets: [] }
  }
}

/** Changes of rows that are not in a chain themselves. */
export const rowCorruptions: Readonly<Record<string, Corruption>> = {
  'a seal’s time': async (db, pick) => {
    const seal = await some(db, 'seal', pick)
    await sql`update seal set at = at + 1 where id = ${seal?.['id']}`.execute(db)
    return broken(seal?.['position'])
  },
  'a seal’s hash': async (db, pick) => {
    const seal = await some(db, 'seal', pick)
    await sql`update seal set hash = ${'c'.repeat(64)} where id = ${seal?.['id']}`.execute(db)
    return broken(seal?.['position'])
  },
  'what a seal recorded': async (db, pick) => {
    const head = await some(db, 'seal_head', pick)
    const seal = await some(db, 'seal', 0, `id = '${String(head?.['seal_id'])}'`)
    await sql`update seal_head set hash = ${'b'.repeat(64)}
      where seal_id = ${head?.['seal_id']} and station_id = ${head?.['station_id']}`.execute(db)
    return broken(seal?.['position'])
  },
  'a seal taken out': async (db, pick) => {
    const seal = await some(db, 'seal', pick, 'position < (select max(position) from seal)')
    if (seal === null) return null
    await sql`delete from seal_head where seal_id = ${seal['id']}`.execute(db)
    await sql`delete from seal where id = ${seal['id']}`.execute(db)
    return broken(Number(seal['position']) + 1)
  },

  'a personal text': text("update personal set value = value || 'x'", 'personal_changed'),
  'the salt of a text': text("update personal set salt = salt || '0'", 'personal_changed'),
  'half of a text': text('update personal set salt = null', 'personal_changed'),
  'a text blanked': text('update personal set value = null, salt = null', 'personal_unknown'),
  'a text taken out': text('delete from personal', 'personal_unknown'),
  'a text blanked, with an erasure that nobody asked for': async (db, pick) => {
    const row = await some(db, 'personal', pick, whole)
    if (row === null) return null
    const subject = row['subject_id']
    await sql`update personal set value = null, salt = null where subject_id = ${subject}`.execute(db)
    await sql`insert into erasure values (${subject}, 1)`.execute(db)
    return { faults: [{ code: 'erasure_unknown', subject }], tickets: [] }
  },

  'a ticket’s state': async (db, pick) => {
    const ticket = await some(db, 'ticket', pick)
    if (ticket === null) return null
    const to = ticket['state'] === 'finished' ? 'left' : 'finished'
    await sql`update ticket set state = ${to} where id = ${ticket['id']}`.execute(db)
    return disagrees(ticket, 'state')
  },
  'a ticket’s number': async (db, pick) => {
    const ticket = await some(db, 'ticket', pick)
    if (ticket === null) return null
    await sql`update ticket set number = 9999 where id = ${ticket['id']}`.execute(db)
    const { businessDay, prefix } = dayOf(ticket)
    const { faults, tickets } = disagrees(ticket, 'number')
    return { faults: [...faults, { code: 'numbers_disagree', businessDay, prefix }], tickets }
  },
  'a ticket taken out': async (db, pick) => {
    const ticket = await some(db, 'ticket', pick)
    if (ticket === null) return null
    await sql`delete from ticket where id = ${ticket['id']}`.execute(db)
    return { ...disagrees(ticket, 'missing'), alsoAllowed: ['numbers_disagree'] }
  },
  'a number counter': async (db, pick) => {
    const counter = await some(db, 'number_counter', pick)
    if (counter === null) return null
    const { businessDay, prefix } = dayOf(counter)
    await sql`update number_counter set last = last + 1
      where business_day = ${businessDay} and prefix = ${prefix}`.execute(db)
    return { faults: [{ code: 'numbers_disagree', businessDay, prefix }], tickets: [] }
  },
  'a wait made shorter, leg by leg': async (db, pick) => {
    const leg = await some(db, 'leg', pick, 'position > 1 and is_void = 0')
    if (leg === null) return null
    const ticket = await some(db, 'ticket', 0, `id = '${String(leg['ticket_id'])}'`)
    const before = sql`ticket_id = ${leg['ticket_id']} and is_void = 0 and ended_at = ${leg['started_at']}`
    await sql`update leg set ended_at = ended_at + 1 where ${before}`.execute(db)
    await sql`update leg set started_at = started_at + 1, ended_at = case when ended_at = started_at
      then ended_at + 1 else ended_at end where id = ${leg['id']}`.execute(db)
    return ticket === null ? null : { ...disagrees(ticket), alsoAllowed: ['ticket_disagrees'] }
  },
  'a leg taken out': async (db, pick) => {
    const leg = await some(db, 'leg', pick, 'is_void = 0')
    const ticket = await some(db, 'ticket', 0, `id = '${String(leg?.['ticket_id'])}'`)
    await sql`delete from leg where id = ${leg?.['id']}`.execute(db)
    return ticket === null ? null : disagrees(ticket)
  },
}

function dayOf(row: AnyRow) {
  return { businessDay: row['business_day'], prefix: row['prefix'] }
}

function disagrees(ticket: AnyRow, what?: string): Corrupted {
  const ticketId = String(ticket['id'])
  const label = ticketLabel({ prefix: String(ticket['prefix']), number: Number(ticket['number']) })
  const named = { code: 'ticket_disagrees', ticketId, label } as const
  return { faults: [what === undefined ? named : { ...named, what }], tickets: [ticketId] }
}
