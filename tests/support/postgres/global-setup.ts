import { startPostgres } from './server.ts'

/** Starts the one server that all tests of the project share. Vitest calls it only when there are such tests to run. */
export async function setup(): Promise<() => Promise<void>> {
  const server = await startPostgres()
  process.env['ANTESALA_TEST_POSTGRES'] = JSON.stringify(server.connection)
  return async () => {
    delete process.env['ANTESALA_TEST_POSTGRES']
    await server.stop()
  }
}
