import type { Refused } from '#domain/result.ts'

/** Carries a refusal out of a transaction, so that it is rolled back. */
export class RolledBack extends Error {
  readonly refused: Refused

  constructor(refused: Refused) {
    super(refused.code)
    this.refused = refused
  }
}
