import type { ReadHandle, WriteHandle } from '../schema.ts'

/** What was asked and answered under a request id before, or null when it is new (domain.md §2: a retry is harmless). */
export async function answeredBefore(
  db: ReadHandle,
  id: string,
): Promise<{ readonly name: string; readonly answer: string } | null> {
  const row = await db
    .selectFrom('request')
    .select(['name', 'answer'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

export async function rememberAnswer(
  trx: WriteHandle,
  request: { readonly id: string; readonly stationId: string; readonly name: string; readonly at: number },
  answer: string,
): Promise<void> {
  await trx
    .insertInto('request')
    .values({ id: request.id, station_id: request.stationId, name: request.name, at: request.at, answer })
    .execute()
}
