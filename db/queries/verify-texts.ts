import type { ReadHandle } from '../schema.ts'

/** Personal texts of these subjects, whatever is left of them. */
export async function personalTexts(db: ReadHandle, subjects: readonly string[]) {
  if (subjects.length === 0) return []
  return db.selectFrom('personal').selectAll().where('subject_id', 'in', subjects).execute()
}

/** Which of these subjects were erased. */
export async function erasedOf(db: ReadHandle, subjects: readonly string[]): Promise<Set<string>> {
  if (subjects.length === 0) return new Set()
  const rows = await db
    .selectFrom('erasure')
    .select('subject_id')
    .where('subject_id', 'in', subjects)
    .execute()
  return new Set(rows.map((row) => row.subject_id))
}
