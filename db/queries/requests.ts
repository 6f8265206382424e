import { prepared } from '../prepared.ts'
import type { ReadHandle, WriteHandle } from '../schema.ts'

/** What was asked and answered under a request id before, or null when it is new (domain.md §2: a retry is harmless). */
export async function answeredBefore(
  db: ReadHandle,
  id: string,
): Promise<{ readonly name: string; readonly answer: string } | null> {
  const { rows } = await findRequest(db, { id })
  return rows[0] ?? null
}

const findRequest = prepared((db, { id }: { readonly id: string }) =>
  db.selectFrom('request').select(['name', 'answer']).where('id', '=', id),
)

interface AnsweredRequest {
  readonly id: string
  readonly stationId: string
  readonly name: string
  /** ms since the epoch. */
  readonly at: number
  readonly answer: string
}

export async function rememberAnswer(
  trx: WriteHandle,
  request: Omit<AnsweredRequest, 'answer'>,
  answer: string,
): Promise<void> {
  await insertRequest(trx, { ...request, answer })
}

const insertRequest = prepared((db, request: AnsweredRequest) =>
  db.insertInto('request').values({
    id: request.id,
    station_id: request.stationId,
    name: request.name,
    at: request.at,
    answer: request.answer,
  }),
)
