import { connect } from 'node:net'
import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import pg from 'pg'
import { expect, test } from 'vitest'
import { startChild } from '#support/child.ts'
import { startPostgres } from '#support/postgres/server.ts'

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}

const foldersOf = (pid: number | undefined) =>
  readdirSync(tmpdir()).filter((name) => name.startsWith(`antesala-postgres-${String(pid)}-`))

test('a server leaves nothing behind: no process, no folder', async () => {
  const server = await startPostgres()
  expect(foldersOf(process.pid)).toHaveLength(1)
  expect(await answers(server.connection.port)).toBe(true)
  await server.stop()
  expect(await answers(server.connection.port)).toBe(false)
  expect(foldersOf(process.pid)).toEqual([])
})

test('it ends when whoever started it is killed, and its folder goes when the next one is started', async () => {
  const child = startChild('hold-postgres.ts', [])
  const port = Number((await child.heard('port ')).slice(5))
  expect(await answers(port)).toBe(true)
  expect(foldersOf(child.process.pid)).toHaveLength(1)
  child.process.kill('SIGKILL')
  await child.ended()
  await expect.poll(() => answers(port), { timeout: 5_000 }).toBe(false)
  const next = await startPostgres()
  expect(foldersOf(child.process.pid)).toEqual([])
  await next.stop()
})

test.runIf(process.platform === 'linux')(
  'commits take as long as an office’s disk if one asks for it',
  async () => {
    const server = await startPostgres({ commitDelayMs: 5 })
    const client = new pg.Client({ ...server.connection })
    await client.connect()
    await client.query('create table kept (number bigint)')
    const start = performance.now()
    for (let i = 0; i < 10; i++) await client.query('insert into kept values (1)')
    expect(performance.now() - start).toBeGreaterThanOrEqual(10 * 5)
    await client.end()
    await server.stop()
  },
)
