import { expect, test } from 'vitest'
import { askedLanguage, defaultDataFolder, readVerifyRequest } from '../../electron/cli/options.ts'

const read = (...args: string[]) => readVerifyRequest(args, '/home/ana/.config/Antesala')

test('without a word it is this user’s own data', () => {
  expect(read()).toEqual({
    request: {
      source: { kind: 'file', file: '/home/ana/.config/Antesala/antesala.sqlite' },
      seals: [],
      json: false,
      help: false,
    },
  })
})

test('a folder holds the data file; a file is itself; a server is asked by its address', () => {
  const source = (...args: string[]) => (read(...args) as { request: { source: unknown } }).request.source
  expect(source('--data', '/copy')).toEqual({ kind: 'file', file: '/copy/antesala.sqlite' })
  expect(source('--file=/copy/old.sqlite')).toEqual({ kind: 'file', file: '/copy/old.sqlite' })
  expect(source('--postgres', 'postgres://a@b/c')).toEqual({ kind: 'postgres', url: 'postgres://a@b/c' })
})

test('seals are read as they are typed, any number of them', () => {
  const seal = '0123 4567 89ab cdef'
  expect(read('--seal', seal, '--seal', seal.toUpperCase().replaceAll(' ', '-'))).toMatchObject({
    request: { seals: ['0123456789abcdef', '0123456789abcdef'] },
  })
  expect(read('--seal', '0123')).toEqual({ misunderstood: { code: 'seal', said: '0123' } })
})

test.each([['--what'], ['--data'], ['folder']])('%s is not understood, and nothing is guessed', (arg) => {
  expect(read(arg)).toMatchObject({ misunderstood: { code: 'option' } })
})

test('the language is known even when the rest is not understood; Spanish first', () => {
  expect(askedLanguage(['--nonsense', '--language', 'en'])).toBe('en')
  expect(askedLanguage(['--language=en'])).toBe('en')
  expect(askedLanguage(['--language', 'eo'])).toBe('es')
  expect(askedLanguage([])).toBe('es')
})

test('each system has its folder for such data', () => {
  expect(defaultDataFolder({ XDG_CONFIG_HOME: '/x' }, 'linux')).toBe('/x/Antesala')
  expect(defaultDataFolder({ APPDATA: '/a' }, 'win32')).toBe('/a/Antesala')
  expect(defaultDataFolder({}, 'darwin')).toMatch(/Library\/Application Support\/Antesala$/)
})
