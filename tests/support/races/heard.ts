import type { Result } from '#domain/result.ts'
import type { Answer } from './wire.ts'

/** What came of a command; an exception is an answer too. */
export async function heard(work: Promise<Result<unknown>>): Promise<Answer> {
  try {
    return await work
  } catch (error) {
    const said = error instanceof Error ? (error.stack ?? error.message) : error
    return { ok: false, code: 'thrown', error: said }
  }
}
