import { personalDigest, type PersonalMark } from '#db/queries/personal.ts'
import type { ReadHandle } from '#db/schema.ts'
import { grouped } from './grouped.ts'

/** At most one greeting that counts per ticket. */
export async function greetingFaults(db: ReadHandle): Promise<string[]> {
  const rows = await db
    .selectFrom('acknowledgement')
    .select((select) => ['ticket_id', select.fn.countAll<number>().as('count')])
    .where('is_void', '=', 0)
    .groupBy('ticket_id')
    .execute()
  return rows.filter(({ count }) => count > 1).map(({ ticket_id }) => `${ticket_id} was greeted twice`)
}

/** Every personal text has its mark in one event, which fits it, and every mark its row: nothing was put in or changed. */
export async function textFaults(db: ReadHandle): Promise<string[]> {
  const events = await db.selectFrom('event').select('payload').execute()
  const marks = events.flatMap(({ payload }) => (JSON.parse(payload) as { personal?: PersonalMark[] }).personal ?? []) // prettier-ignore
  const rows = await db.selectFrom('personal').selectAll().execute()
  const keyOf = (subject: string, field: string) => `${field} of ${subject}`
  const byKey = grouped(marks, ({ subject, field }) => keyOf(subject, field))
  const known = new Set(rows.map((row) => keyOf(row.subject_id, row.field)))
  return [
    ...rows.flatMap(({ subject_id, field, value, salt }) => {
      const key = keyOf(subject_id, field)
      const [mark, ...more] = byKey.get(key) ?? []
      if (mark === undefined || more.length > 0) return [`${key} has ${String(more.length)} marks too many or none`] // prettier-ignore
      if (value === null || salt === null) return value === salt ? [] : [`${key} is half blank`]
      return personalDigest(salt, value) === mark.digest ? [] : [`${key} was changed`]
    }),
    ...[...byKey.keys()].filter((key) => !known.has(key)).map((key) => `${key} has gone`),
  ]
}
