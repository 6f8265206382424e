import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readInitRequest } from '../../electron/cli/init-options.ts'
import { joinOffice } from '#services/stations/join.ts'
import { officeInitProgram } from '#support/office-init-program.ts'
import { startPostgres, type PostgresServer } from '#support/postgres/server.ts'
import { value } from '#support/test-office.ts'

const read = (...args: string[]) => readInitRequest(args)

test('without a word it is the server of this computer and its usual administrator', () => {
  expect(read()).toEqual({ request: { address: 'localhost', user: 'postgres', help: false } })
})

test('a database that is named apart goes behind the address, and behind the port of a socket', () => {
  const address = (...args: string[]) => (read(...args) as { request: { address: string } }).request.address
  expect(address('--database', 'oficina')).toBe('localhost/oficina')
  expect(address('--address', 'localhost:5433', '--database', 'oficina')).toBe('localhost:5433/oficina')
  expect(address('--address', '/run/postgresql', '--database', 'oficina')).toBe(
    '/run/postgresql:5432/oficina',
  )
  expect(address('--address', '/run/postgresql:5433', '--database', 'oficina')).toBe(
    '/run/postgresql:5433/oficina',
  )
})

test.each([[['--what']], [['--user']], [['word']], [['--database', 'Oficina; drop']]])(
  '%j is not understood',
  (args) => {
    expect(read(...args)).toHaveProperty('misunderstood')
  },
)

describe('the program', () => {
  let server: PostgresServer
  let address: string
  beforeAll(async () => {
    server = await startPostgres()
    address = `127.0.0.1:${String(server.connection.port)}`
  }, 30_000)
  afterAll(() => server.stop())

  test('prepares a server and gives a code with which the first station joins', async () => {
    const { code, out, errors } = await officeInitProgram(['--address', address, '--user', 'antesala'])
    expect({ code, errors }).toEqual({ code: 0, errors: 'Preparando el servidor…\n' })
    expect(out).toContain('Listo: base de datos antesala')
    const [typed = ''] = /^ {2}(\w{4}-){8}\w{4}$/m.exec(out) ?? []
    const [text = ''] = /^ {2}antesala:\S+#\S+$/m.exec(out) ?? []
    expect(text.trim()).toMatch(new RegExp(`:${String(server.connection.port)}/antesala#${typed.trim()}$`))
    // What was not done is said: this server listens to itself alone, and nobody starts the copies at night.
    expect(out).toContain('Reinicie PostgreSQL')
    expect(out).toMatch(/backup\.sh|crontab/)
    const joined = value(
      await joinOffice({ code: typed, address }, { clock: () => Date.now(), newId: () => v7() }),
    )
    expect(joined.office).toBeNull()
    expect(joined.credentials).toMatchObject({
      name: 'Gerencia',
      authorityKey: expect.stringContaining('PRIVATE KEY') as unknown,
    })
  }, 30_000)

  test('says in words why it could not, in the language that is asked for', async () => {
    await server.run('create role clerk login')
    for (const [args, sentence, env] of [
      [['--address', '127.0.0.1:1'], 'No se encuentra ningún servidor', {}],
      [['--address', address, '--user', 'nobody_there'], 'no acepta ese usuario', {}],
      [['--address', address, '--user', 'clerk'], 'no puede administrar', {}],
      [['--address', address, '--user', 'clerk', '--language', 'en'], 'cannot administer', {}],
      [['--address', 'a b'], 'No se entiende: a b', {}],
      [['--nothing'], 'No se entiende', {}],
    ] as const) {
      const { code, out, errors } = await officeInitProgram(args, env)
      expect({ code, out }, args.join(' ')).toEqual({ code: 2, out: '' })
      expect(errors).toContain(sentence)
      expect(errors).not.toMatch(/undefined|\n\s+at /)
    }
  }, 60_000)

  test('the help names every option, in both languages', async () => {
    for (const language of ['es', 'en']) {
      const { code, out } = await officeInitProgram(['--help', '--language', language])
      expect(code).toBe(0)
      for (const option of ['--address', '--database', '--user', '--language', '--help', 'PGPASSWORD'])
        expect(out).toContain(option)
    }
  })
})
