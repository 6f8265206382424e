// A disk of its own that really fills up: `fill-disk.ts <empty folder>`, started by `withOwnMounts`.
// Says each confirmed label, the refusal, and what was true before and after freeing space.
import { execFileSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { officeFaults } from '#support/office-faults.ts'
import { openTestOffice } from '#support/test-office.ts'
import { issueTicket } from '#services/tickets/issue.ts'
import { openStore } from '#db/store.ts'

const folder = process.argv[2] ?? ''
const file = `${folder}/antesala.sqlite`
const mount = (options: string) => execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder])

// First a disk too small even for the empty store: creating it fails half-way and must not spoil the file.
mount('size=64k')
const tooSmall = await openStore(file)
console.log(`small ${tooSmall.ok ? 'ok' : tooSmall.code}`)
execFileSync('mount', ['-o', 'remount,size=3m', folder])

writeFileSync(`${folder}/ballast`, Buffer.alloc(1024 * 1024))
const t = await openTestOffice({ file })
const issue = () =>
  issueTicket(t.office, t.reception(), {
    requestId: t.requestId(),
    serviceId: t.service('A'),
    priorityId: null,
    personName: 'x'.repeat(100),
    channel: 'reception',
  })
let confirmed = 0
for (;;) {
  const issued = await issue()
  if (!issued.ok) {
    console.log(`refused ${issued.code}`)
    break
  }
  confirmed += 1
}
const count = async () => (await t.store.db.selectFrom('ticket').select('id').execute()).length
console.log(
  `confirmed ${String(confirmed)} kept ${String(await count())} faults ${JSON.stringify(await officeFaults(t.store.db))}`,
)
const again = await issue()
console.log(`again ${again.ok ? 'ok' : again.code}`)

rmSync(`${folder}/ballast`)
const after = await issue()
console.log(
  `freed ${after.ok ? after.value.label : after.code} faults ${JSON.stringify(await officeFaults(t.store.db))}`,
)
await t.store.close()
const reopened = await openStore(file)
console.log(`reopened ${reopened.ok ? JSON.stringify(await officeFaults(reopened.value.db)) : reopened.code}`)
