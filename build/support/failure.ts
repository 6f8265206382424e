/** Something the person at the keyboard can act on: printed as a sentence, without a stack. */
export class Failure extends Error {}

/** The sentence of any thrown value. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
