import { afterAll, beforeAll } from 'vitest'
import { startPostgres, type PostgresServer, type ServerOptions } from './server.ts'

/** A server of its own for a test file that stops, freezes or fills it. @returns it, asked inside a test */
export function useServer(options: ServerOptions = {}): () => PostgresServer {
  let server: PostgresServer | null = null
  beforeAll(async () => {
    server = await startPostgres(options)
  })
  afterAll(() => server?.stop())
  return () => {
    if (server === null) throw new Error('the server is up inside tests only')
    return server
  }
}
