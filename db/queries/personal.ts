import { randomBytes } from 'node:crypto'
import type { PersonalTable, ReadHandle, WriteHandle } from '../schema.ts'

/** Keeps a personal text apart from everything that is chained, with a salt of its own (domain.md §7). */
export async function keepPersonal(
  trx: WriteHandle,
  subjectId: string,
  field: PersonalTable['field'],
  value: string,
): Promise<void> {
  await trx
    .insertInto('personal')
    .values({ subject_id: subjectId, field, value, salt: randomBytes(16).toString('hex') })
    .execute()
}

export async function personalOf(
  db: ReadHandle,
  subjectId: string,
  field: PersonalTable['field'],
): Promise<string | null> {
  const row = await db
    .selectFrom('personal')
    .select('value')
    .where('subject_id', '=', subjectId)
    .where('field', '=', field)
    .executeTakeFirst()
  return row?.value ?? null
}
