import { pairingText } from '#domain/pairing-code.ts'
import type { StationRole } from '#domain/people.ts'
import { accept, refuse, type Result } from '#domain/result.ts'
import { readServerAddress, type ServerAddress } from '#domain/server-address.ts'
import { openPostgresStore } from '#db/postgres-store.ts'
import { isForeign } from '#db/postgres-ownership.ts'
import {
  asAdministrator,
  serverFacts,
  type Administrator,
  type ServerFacts,
} from '#db/provision/administrator.ts'
import { prepareBackup, type Backup } from '#db/provision/backup.ts'
import { hasDatabase, makeDatabase, prepareDatabase, prepareRoles } from '#db/provision/roles.ts'
import { authorityOnServer, files, keepOnServer, turnOn } from '#db/provision/settings.ts'
import { askCertificates } from '#db/server-greeting.ts'
import type { Texts } from '#text/index.ts'
import {
  certificateFingerprint,
  isKeyOf,
  issueServerCertificate,
  makeAuthority,
  type KeyedCertificate,
} from './trust/authority.ts'
import { newPassword, scramVerifier } from './trust/scram.ts'
import { inviteManagement } from './server/invite-management.ts'
import { addressForOthers, asAdministratorHears, wayToServer, type Login } from './server/reach-server.ts'

export interface PrepareInput extends Login {
  /** As typed: `localhost`, `localhost:5433/antesala`, the folder of a socket. */
  readonly address: string
}

export interface PrepareOptions {
  /** ms since the epoch. */
  readonly clock: () => number
  /** UUIDv7, growing. */
  readonly newId: () => string
  /** In whose language the station is called and the note on backups is written. */
  readonly texts: Texts
  /** What the first station is for; everything by default, as a computer that is alone. Management belongs to it. */
  readonly roles?: readonly StationRole[]
}

export interface Prepared {
  /** Where this computer finds the server. */
  readonly server: ServerAddress
  /** Where the others do. */
  readonly address: ServerAddress
  /** For the station of management that comes first, within an hour. */
  readonly code: string
  /** Code and address together. */
  readonly text: string
  /** ms since the epoch. */
  readonly until: number
  /** The network reaches the server only after it was started again. */
  readonly needsRestart: boolean
  /** Null on a server without a shell (Windows): somebody has to see to it. */
  readonly backup: Backup | null
}

const oldest = 150_000

/**
 * Makes a PostgreSQL server an office's: database, roles and what each may do, the office's own certificates, encryption,
 * who is let in, what makes the nightly copy, and a code for the first station of management. Run again nothing is lost:
 * the authority and the data stay, the server's certificate is renewed, and there is a new code. Refuses
 * `input.invalid`, `server.not_found`, `server.far`, `server.refused`, `server.rights`, `server.too_old`,
 * `server.database_used`, and what opening the store refuses.
 */
export async function prepareServer(input: PrepareInput, options: PrepareOptions): Promise<Result<Prepared>> {
  const server = readServerAddress(input.address)
  if (server === null) return refuse({ code: 'input.invalid', field: 'address' })
  const way = await wayToServer(server, input)
  if (!way.ok) return way
  const { database } = server
  const admin = asAdministrator({ ...way.value, database: 'postgres' })
  const inside = asAdministrator({ ...way.value, database })
  try {
    const facts = await serverFacts(admin)
    if (facts.versionNumber < oldest) return refuse({ code: 'server.too_old', version: facts.version })
    if (!facts.isAdministrator) return refuse({ code: 'server.rights' })
    const isThere = await hasDatabase(admin, database)
    if (isThere && (await isForeign(inside.db))) return refuse({ code: 'server.database_used', database })
    const backupPassword = newPassword()
    await prepareRoles(admin, database, await scramVerifier(backupPassword))
    if (!isThere) await makeDatabase(admin, database)
    await prepareDatabase(inside, database)
    // The tables, and what each role may do with them.
    const opened = await openPostgresStore({ ...way.value, database }, { maxConnections: 1 })
    if (!opened.ok) return opened
    await opened.value.close()
    const { authority, own } = await certify(admin, facts, options.clock())
    const needsRestart = await turnOn(admin, facts, database)
    await untilShown(server, facts, own)
    const readme = options.texts.officeInit.backupReadme(database)
    const backup = await prepareBackup(admin, facts, database, { password: backupPassword, readme })
    const { code, until } = await inviteManagement(inside, authority, database, options)
    const address = addressForOthers(server.host.startsWith('/') ? { ...server, port: facts.port } : server)
    return accept({ server, address, code, text: pairingText(address, code), until, needsRestart, backup })
  } catch (error) {
    const refused = asAdministratorHears(error, server)
    if (refused === null) throw error
    return refused
  } finally {
    await inside.close()
    await admin.close()
  }
}

/** The office's authority, kept or made, and a new certificate of the server by it. */
async function certify(
  admin: Administrator,
  facts: ServerFacts,
  now: number,
): Promise<{ readonly authority: KeyedCertificate; readonly own: string }> {
  const known = await authorityOnServer(admin)
  const authority = known !== null && isKeyOf(known) ? known : await makeAuthority(now)
  if (authority !== known) {
    await keepOnServer(admin, facts, files.authorityKey, authority.key)
    await keepOnServer(admin, facts, files.authority, authority.certificate)
  }
  const own = await issueServerCertificate(authority, now)
  await keepOnServer(admin, facts, files.serverKey, own.key)
  // Both: whoever joins knows the authority by its fingerprint alone, and must be shown it.
  await keepOnServer(admin, facts, files.server, `${own.certificate.trimEnd()}\n${authority.certificate}`)
  return { authority, own: own.certificate }
}

/**
 * Waits until the server shows the certificate that it was given, as stations will see it.
 * @throws when it goes on showing another one: it could not read the files, and says so in its log
 */
async function untilShown({ host, port }: ServerAddress, facts: ServerFacts, own: string): Promise<void> {
  const isSocket = host.startsWith('/')
  const expected = certificateFingerprint(own)
  for (let attempt = 0; attempt < 100; attempt++) {
    const greeting = await askCertificates(isSocket ? 'localhost' : host, isSocket ? facts.port : port)
    // It listens to no network yet, or to one that is not ours.
    if (isSocket && greeting.kind === 'absent') return
    const [leaf] = greeting.kind === 'shown' ? greeting.chain : []
    if (leaf !== undefined && certificateFingerprint(leaf) === expected) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('the server does not show its new certificate: see its log')
}
