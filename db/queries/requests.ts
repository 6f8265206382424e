import type { ReadHandle, WriteHandle } from '../schema.ts'

/** What was answered to a request before, or null when it is new (domain.md §2: a retry is harmless). */
export async function answeredBefore(db: ReadHandle, id: string, name: string): Promise<string | null> {
  const row = await db
    .selectFrom('request')
    .select('answer')
    .where('id', '=', id)
    .where('name', '=', name)
    .executeTakeFirst()
  return row?.answer ?? null
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
