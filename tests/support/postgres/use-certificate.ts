import { askCertificates } from '#db/server-greeting.ts'
import { asAdministrator, serverFacts } from '#db/provision/administrator.ts'
import { files, keepOnServer } from '#db/provision/settings.ts'
import { X509Certificate } from 'node:crypto'
import type { KeyedCertificate } from '#services/trust/authority.ts'
import type { PreparedServer } from './prepared-server.ts'

/** Gives a prepared server another certificate; resolves when it shows it. */
export async function useCertificate(office: PreparedServer, own: KeyedCertificate): Promise<void> {
  const admin = asAdministrator(office.server.connection)
  try {
    const facts = await serverFacts(admin)
    await keepOnServer(admin, facts, files.serverKey, own.key)
    await keepOnServer(
      admin,
      facts,
      files.server,
      `${own.certificate.trimEnd()}\n${office.manager.credentials.ca}`,
    )
    await admin.run('select pg_reload_conf()')
    const { raw } = new X509Certificate(own.certificate)
    for (;;) {
      const greeting = await askCertificates(office.address.host, office.address.port)
      if (greeting.kind === 'shown' && greeting.chain[0]?.equals(raw) === true) return
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  } finally {
    await admin.close()
  }
}
