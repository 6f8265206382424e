import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { beforeAll, expect, test } from 'vitest'
import { issueStationCertificate, makeAuthority } from '#services/trust/authority.ts'
import type { StationCredentials } from '#services/trust/bundle.ts'
import { useFolder } from '#support/folder.ts'
import { standInKeyring } from '#support/stand-in-keyring.ts'
import { tenOClock } from '#support/test-office.ts'
import { keepCredentials, readCredentials } from '../../electron/app/credentials.ts'

const folder = useFolder()
let credentials: StationCredentials
beforeAll(async () => {
  const stationId = v7()
  const authority = await makeAuthority(tenOClock)
  const own = await issueStationCertificate(authority, stationId, tenOClock)
  credentials = {
    stationId,
    name: 'Ventanilla 4',
    roles: ['counter'],
    ...own,
    ca: authority.certificate,
    authorityKey: null,
    pepper: '07'.repeat(32),
    login: 'antesala_s_0123456789ab',
    password: 'una-contraseña-que-nadie-teclea',
  }
})

test.each([
  ['with a keyring', standInKeyring()],
  ['without one', null],
] as const)('%s they come back as they were', async (_, keyring) => {
  expect(await readCredentials(folder(), keyring)).toBe(null)
  await keepCredentials(folder(), credentials, keyring)
  expect(await readCredentials(folder(), keyring)).toEqual({ credentials, inFile: keyring === null })
})

test('with a keyring no file gives the password or the key away', async () => {
  await keepCredentials(folder(), credentials, standInKeyring())
  for (const name of readdirSync(folder())) {
    const content = readFileSync(join(folder(), name), 'utf8')
    for (const secret of [credentials.password, credentials.key, credentials.pepper ?? ''])
      expect(content.includes(secret), name).toBe(false)
  }
})

test('without one they lie in a file that only this user may read, even if somebody had opened it up', async () => {
  await keepCredentials(folder(), credentials, null)
  const file = join(folder(), 'credentials')
  expect(statSync(file).mode & 0o777).toBe(0o600)
  chmodSync(file, 0o644)
  await readCredentials(folder(), null)
  expect(statSync(file).mode & 0o777).toBe(0o600)
})

test('another keyring does not open them, and they wait for the one that does', async () => {
  const mine = standInKeyring()
  await keepCredentials(folder(), credentials, mine)
  expect(await readCredentials(folder(), standInKeyring('another'))).toBe(null)
  expect(await readCredentials(folder(), null)).toBe(null)
  expect((await readCredentials(folder(), mine))?.credentials).toEqual(credentials)
})

test('kept again with a keyring, the file from before is gone', async () => {
  await keepCredentials(folder(), credentials, null)
  await keepCredentials(folder(), { ...credentials, password: 'otra' }, standInKeyring())
  expect(readdirSync(folder())).toEqual(['credentials.sealed'])
})

test('a file that holds something else is no credentials', async () => {
  for (const content of ['', 'nonsense', '{}', JSON.stringify({ ...credentials, roles: [] })]) {
    writeFileSync(join(folder(), 'credentials'), content)
    expect(await readCredentials(folder(), null), content).toBe(null)
  }
})
