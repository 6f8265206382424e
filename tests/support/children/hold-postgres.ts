// Starts a server and is killed: `hold-postgres.ts`. Says where the server is and then nothing more.
import { startPostgres } from '#support/postgres/server.ts'

const server = await startPostgres()
console.log(`port ${String(server.connection.port)}`)
process.stdin.resume()
