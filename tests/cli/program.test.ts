import { expect, test } from 'vitest'
import { verifyProgram } from '#support/verify-program.ts'

test.each([
  [['--nonsense'], 'No se entiende'],
  [['--seal', 'hola'], '«hola» no es un sello'],
  [['--postgres', 'mysql://localhost/x'], 'No se entiende: --postgres'],
  [['--postgres', 'postgres://antesala@127.0.0.1:1/none'], 'No hay conexión'],
  [['--data', '/no/such/folder'], 'No se puede leer'],
  [['--data', '/no/such/folder', '--language', 'en'], 'cannot be read'],
])('%j: says why it cannot be read, and ends with 2', async (args, sentence) => {
  const { code, out, errors } = await verifyProgram(args)
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(errors).toContain(sentence)
  expect(errors).not.toMatch(/undefined|\n\s+at /)
})

test('the help names every option, in both languages', async () => {
  const said = await Promise.all(
    ['es', 'en'].map((language) => verifyProgram(['--help', '--language', language])),
  )
  for (const { code, out } of said) {
    expect(code).toBe(0)
    for (const option of ['--data', '--file', '--postgres', '--seal', '--json', '--language', '--help'])
      expect(out).toContain(option)
  }
  expect(said[0]?.out).not.toBe(said[1]?.out)
})
