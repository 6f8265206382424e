import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { pepperCheck } from '#services/people/secrets.ts'
import { choosePepper, keepPlainPepper, readPeppers } from '../../electron/app/pepper.ts'
import type { Keyring } from '../../electron/app/keyring.ts'
import { useFolder } from '#support/folder.ts'
import { standInKeyring as keyring } from '#support/stand-in-keyring.ts'

const folder = useFolder()

/** The one pepper of the folder. */
async function only(ring: Keyring | null) {
  const peppers = await readPeppers(folder(), ring)
  expect(peppers).toHaveLength(1)
  return choosePepper(peppers, null)
}

test('it is made once, of 32 bytes by chance, and is the same ever after', async () => {
  for (const ring of [keyring(), null]) {
    const made = await only(ring)
    expect(made.pepper).toHaveLength(32)
    expect(new Set(made.pepper).size).toBeGreaterThan(10)
    expect((await only(ring)).pepper).toEqual(made.pepper)
    expect(made.inFile).toBe(ring === null)
    for (const name of readdirSync(folder())) writeFileSync(join(folder(), name), '')
  }
})

test('with a keyring no file gives it away', async () => {
  const { pepper } = await only(keyring())
  for (const name of readdirSync(folder())) {
    const content = readFileSync(join(folder(), name))
    expect(content.includes(pepper)).toBe(false)
    expect(content.includes(pepper.toString('hex'))).toBe(false)
  }
})

test('without one it lies in a file that only this user may read, even if somebody had opened it up', async () => {
  await only(null)
  const file = join(folder(), 'pepper')
  expect(statSync(file).mode & 0o777).toBe(0o600)
  chmodSync(file, 0o644)
  await only(null)
  expect(statSync(file).mode & 0o777).toBe(0o600)
})

test('a keyring that is locked for a day loses nothing', async () => {
  const first = await only(keyring())
  const check = pepperCheck(first)
  const meanwhile = await readPeppers(folder(), null)
  expect(choosePepper(meanwhile, check).pepper).not.toEqual(first.pepper)
  const again = await readPeppers(folder(), keyring())
  expect(choosePepper(again, check)).toEqual(first)
})

test('and when somebody came back with the printed code meanwhile, theirs is the one that counts', async () => {
  await only(keyring())
  const meanwhile = choosePepper(await readPeppers(folder(), null), null)
  const again = await readPeppers(folder(), keyring())
  expect(choosePepper(again, pepperCheck(meanwhile))).toEqual(meanwhile)
})

test('a keyring that was replaced gets a new pepper, and the old one is kept as it is', async () => {
  const first = await only(keyring('old'))
  const second = await only(keyring('new'))
  expect(second.pepper).not.toEqual(first.pepper)
  expect((await only(keyring('new'))).pepper).toEqual(second.pepper)
  const back = await readPeppers(folder(), keyring('old'))
  expect(choosePepper(back, pepperCheck(first))).toEqual(first)
})

test('an office whose pepper is nowhere gets the best kept one: PINs are refused, the printed code works', async () => {
  keepPlainPepper(folder(), Buffer.alloc(32, 1))
  const peppers = await readPeppers(folder(), null)
  expect(choosePepper(peppers, 'a check of another one').pepper).toEqual(Buffer.alloc(32, 1))
})

test('a file with something else in it is no pepper', async () => {
  writeFileSync(join(folder(), 'pepper'), 'pimienta')
  expect((await only(null)).pepper).toHaveLength(32)
  expect(readFileSync(join(folder(), 'pepper'), 'utf8')).toMatch(/^[0-9a-f]{64}$/)
})

test('where none can be written the program says so, rather than make PINs that are lost tomorrow', async () => {
  mkdirSync(join(folder(), 'pepper.new'))
  await expect(readPeppers(folder(), null)).rejects.toThrow()
})
