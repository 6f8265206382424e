import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatServerAddress, isThisComputer, readServerAddress } from '#domain/server-address.ts'

const usual = { port: 5432, database: 'antesala' }

describe('what a person types', () => {
  test.each([
    ['192.168.1.10', { host: '192.168.1.10', ...usual }],
    [' Servidor.Oficina.lan ', { host: 'servidor.oficina.lan', ...usual }],
    ['recepcion.local:5433', { host: 'recepcion.local', port: 5433, database: 'antesala' }],
    ['10.0.0.1/oficina_2', { host: '10.0.0.1', port: 5432, database: 'oficina_2' }],
    ['10.0.0.1:6000/oficina', { host: '10.0.0.1', port: 6000, database: 'oficina' }],
    ['fd00::1', { host: 'fd00::1', ...usual }],
    ['[fd00::1]', { host: 'fd00::1', ...usual }],
    ['[FD00::1]:5433/oficina', { host: 'fd00::1', port: 5433, database: 'oficina' }],
    ['/var/run/postgresql', { host: '/var/run/postgresql', ...usual }],
    ['/run/postgresql:5432/oficina', { host: '/run/postgresql', port: 5432, database: 'oficina' }],
    ['/var/run/postgresql:5433', { host: '/var/run/postgresql', port: 5433, database: 'antesala' }],
  ])('%s is an address', (text, address) => {
    expect(readServerAddress(text)).toEqual(address)
  })

  test.each([
    '',
    ':5432',
    'a b',
    'host:0',
    'host:65536',
    'host:puerto',
    'host/',
    'host/Oficina',
    'host/oficina;drop',
    `host/${'o'.repeat(40)}`,
    'http://host',
    'user@host',
    '-host',
    'host-:5432',
    '[fd00::1',
    '[host]',
    'fd00::1:zz',
    '/',
    'host#CODE',
  ])('"%s" is none', (text) => {
    expect(readServerAddress(text)).toBeNull()
  })
})

test('what is written is read as the same address, whatever it is', () => {
  const host = fc.oneof(
    fc.ipV4(),
    fc.domain(),
    fc.constantFrom('fd00::1', '::1', 'localhost', '/run/postgresql'),
  )
  const database = fc.stringMatching(/^[a-z][a-z0-9_]{0,30}$/)
  fc.assert(
    fc.property(host, fc.integer({ min: 1, max: 65_535 }), database, (name, port, chosen) => {
      const address = { host: name.toLowerCase(), port, database: chosen }
      expect(readServerAddress(formatServerAddress(address))).toEqual(address)
    }),
  )
})

test('what goes without saying is not written', () => {
  expect(formatServerAddress({ host: '10.0.0.1', ...usual })).toBe('10.0.0.1')
  expect(formatServerAddress({ host: 'fd00::1', port: 5433, database: 'o' })).toBe('[fd00::1]:5433/o')
})

test('this very computer is known by its loopback addresses and its sockets', () => {
  for (const host of ['localhost', 'LOCALHOST', '127.0.0.1', '127.1.2.3', '::1', '/run/postgresql'])
    expect(isThisComputer(host), host).toBe(true)
  for (const host of ['192.168.1.10', 'localhost.example.org', '127.example.org', 'fd00::1', '1127.0.0.1'])
    expect(isThisComputer(host), host).toBe(false)
})
