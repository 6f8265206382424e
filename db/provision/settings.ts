import { withAccessRules } from './access-rules.ts'
import { literal, type Administrator, type ServerFacts } from './administrator.ts'
import { readServerFile, runOnServer, shellWord, writeServerFile } from './server-files.ts'

/** Files of the office's certificates, in the server's data folder. */
export const files = {
  authority: 'antesala-authority.crt',
  authorityKey: 'antesala-authority.key',
  server: 'antesala-server.crt',
  serverKey: 'antesala-server.key',
} as const

/** 12 stations take about 70 connections; see docs/office.md. */
const enoughConnections = 200

/** Writes a file into the data folder, which only the server's user may enter; then only that user may read it. */
export async function keepOnServer(
  admin: Administrator,
  { dataFolder, isUnix }: ServerFacts,
  name: string,
  text: string,
): Promise<void> {
  const file = `${dataFolder}/${name}`
  await writeServerFile(admin, file, text)
  if (isUnix) await runOnServer(admin, `chmod 600 ${shellWord(file)}`)
}

/** The office's own authority, if this server has had it before. */
export async function authorityOnServer(
  admin: Administrator,
): Promise<{ readonly certificate: string; readonly key: string } | null> {
  const certificate = await readServerFile(admin, files.authority)
  const key = await readServerFile(admin, files.authorityKey)
  return certificate === null || key === null ? null : { certificate, key }
}

/**
 * Turns encryption on, listens to the network, and lets the office's stations in: encrypted, or not at all. A copy of
 * the rules of access is kept beside them the first time.
 * @returns whether the server must be started again before the network reaches it
 * @throws when the server does not understand its rules of access; they are then as they were
 */
export async function turnOn(admin: Administrator, facts: ServerFacts, database: string): Promise<boolean> {
  const set = (name: string, value: string) => admin.run(`alter system set ${name} = ${literal(value)}`)
  await set('ssl_cert_file', files.server)
  await set('ssl_key_file', files.serverKey)
  await set('ssl_min_protocol_version', 'TLSv1.3')
  await set('ssl', 'on')
  await set('password_encryption', 'scram-sha-256')
  const isHidden = facts.listens
    .split(',')
    .every((name) => /^(localhost|127\.[\d.]+|::1|)$/.test(name.trim()))
  if (isHidden) await set('listen_addresses', '*')
  if (facts.maxConnections < enoughConnections) await set('max_connections', String(enoughConnections))
  await admin.run('select pg_reload_conf()')
  // Rules that speak of encryption are understood only by a server that encrypts.
  await untilEncrypting(admin)
  await admitStations(admin, facts, database)
  await admin.run('select pg_reload_conf()')
  return isHidden
}

/** It takes a moment until the server has read its settings again. */
async function untilEncrypting(admin: Administrator): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const [row] = await admin.rows<{ ssl: string }>(`select current_setting('ssl') as ssl`)
    if (row?.ssl === 'on') return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('the server does not turn encryption on: see its log')
}

async function admitStations(admin: Administrator, facts: ServerFacts, database: string): Promise<void> {
  const { accessFile } = facts
  const before = (await readServerFile(admin, accessFile)) ?? ''
  const after = withAccessRules(before, database)
  if (after === before) return
  const copy = `${accessFile}.before-antesala`
  if ((await readServerFile(admin, copy)) === null) await writeServerFile(admin, copy, before)
  await writeServerFile(admin, accessFile, after)
  const [fault] = await admin.rows<{ error: string }>(
    'select error from pg_hba_file_rules where error is not null',
  )
  if (fault === undefined) return
  await writeServerFile(admin, accessFile, before)
  throw new Error(`the server does not understand its rules of access: ${fault.error}`)
}
