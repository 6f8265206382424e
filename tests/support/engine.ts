import type { TestContext } from 'vitest'

/** The engine that this run of a test asks; the project in vitest.config.ts says it. */
export type Engine = 'sqlite' | 'postgres'

export const engine: Engine = process.env['ANTESALA_TEST_ENGINE'] === 'postgres' ? 'postgres' : 'sqlite'

/**
 * Leaves a test out on PostgreSQL and says so in the report. For `beforeEach`, or first in a test.
 * @param reason what the test is about that PostgreSQL does not have
 */
export function onlyOnSqlite(reason: string): (context: TestContext) => void {
  return (context) => context.skip(engine !== 'sqlite', reason)
}
