import { createHash, randomBytes } from 'node:crypto'
import type { PersonalField } from '#domain/personal.ts'
import type { ReadHandle, WriteHandle } from '../schema.ts'

/** What an event keeps of a personal text: whose it is, and a digest that tells nothing without its salt. */
export interface PersonalMark {
  readonly subject: string
  readonly field: PersonalField
  readonly digest: string
}

/** A text that has a salt and a mark, but is not stored yet. */
export interface SaltedText {
  readonly mark: PersonalMark
  readonly value: string
  readonly salt: string
}

/** Salted, so that a name that is looked for cannot be found by hashing it (domain.md §7). */
export function salted(subject: string, field: PersonalField, value: string): SaltedText {
  const salt = randomBytes(16).toString('hex')
  return { mark: { subject, field, digest: personalDigest(salt, value) }, value, salt }
}

/** The digest of a personal text, as marks hold it. */
export function personalDigest(salt: string, value: string): string {
  return createHash('sha256')
    .update(JSON.stringify([salt, value]))
    .digest('hex')
}

/** Keeps a personal text apart from everything that is chained (domain.md §7). */
export async function keepPersonal(trx: WriteHandle, { mark, value, salt }: SaltedText): Promise<void> {
  await trx
    .insertInto('personal')
    .values({ subject_id: mark.subject, field: mark.field, value, salt })
    .execute()
}

export async function personalOf(
  db: ReadHandle,
  subjectId: string,
  field: PersonalField,
): Promise<string | null> {
  const row = await db
    .selectFrom('personal')
    .select('value')
    .where('subject_id', '=', subjectId)
    .where('field', '=', field)
    .executeTakeFirst()
  return row?.value ?? null
}
