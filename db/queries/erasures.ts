import type { ReadHandle, WriteHandle } from '../schema.ts'

const batchSize = 500

/** Whose texts there still are about a ticket: itself (a name) and its events (reasons, notes). */
export async function textSubjectsOfTicket(db: ReadHandle, ticketId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('personal')
    .select('subject_id')
    .distinct()
    .where('value', 'is not', null)
    .where((where) =>
      where.or([
        where('subject_id', '=', ticketId),
        where('subject_id', 'in', where.selectFrom('event').select('id').where('ticket_id', '=', ticketId)),
      ]),
    )
    .execute()
  return rows.map((row) => row.subject_id)
}

/** Which of these have any text left. */
export async function textSubjectsAmong(db: ReadHandle, subjects: readonly string[]): Promise<string[]> {
  const left: string[] = []
  for (const some of batches(subjects)) {
    const rows = await db
      .selectFrom('personal')
      .select('subject_id')
      .distinct()
      .where('subject_id', 'in', some)
      .where('value', 'is not', null)
      .execute()
    left.push(...rows.map((row) => row.subject_id))
  }
  return left
}

/**
 * Blanks every text of these subjects, and the salts with them: without its salt a digest tells nothing (domain.md
 * §7). The rows stay, and so does the note that they were erased.
 * @param at ms since the epoch
 */
export async function blankTexts(trx: WriteHandle, subjects: readonly string[], at: number): Promise<void> {
  for (const some of batches(subjects)) {
    await trx
      .updateTable('personal')
      .set({ value: null, salt: null })
      .where('subject_id', 'in', some)
      .execute()
    await trx
      .insertInto('erasure')
      .values(some.map((subject_id) => ({ subject_id, at })))
      .onConflict((conflict) => conflict.column('subject_id').doNothing())
      .execute()
  }
}

/** Whether a person may sign in, or null when there is none of that id. */
export async function personActivity(
  db: ReadHandle,
  personId: string,
): Promise<{ readonly active: boolean } | null> {
  const row = await db.selectFrom('person').select('is_active').where('id', '=', personId).executeTakeFirst()
  return row === undefined ? null : { active: row.is_active === 1 }
}

/** Every erased subject, a batch at a time. */
export async function* erasures(db: ReadHandle): AsyncGenerator<string[]> {
  let after = ''
  for (;;) {
    const rows = await db
      .selectFrom('erasure')
      .select('subject_id')
      .where('subject_id', '>', after)
      .orderBy('subject_id')
      .limit(batchSize)
      .execute()
    if (rows.length > 0) yield rows.map((row) => row.subject_id)
    if (rows.length < batchSize) return
    after = rows.at(-1)?.subject_id ?? after
  }
}

function* batches(ids: readonly string[]): Generator<readonly string[]> {
  for (let start = 0; start < ids.length; start += batchSize) yield ids.slice(start, start + batchSize)
}
