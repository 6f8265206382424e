// A disk of its own that really fills up: `fill-disk.ts <empty folder>`, started by `withOwnMounts`.
// Says each confirmed label, the refusal, and what was true before and after freeing space.
import { execFileSync } from 'node:child_process'
import { rmSync, statfsSync, writeFileSync } from 'node:fs'
import { officeFaults } from '#support/office-faults.ts'
import { openTestOffice } from '#support/test-office.ts'
import { issueTicket } from '#services/tickets/issue.ts'
import { openStore } from '#db/store.ts'

const folder = process.argv[2] ?? ''
const file = `${folder}/antesala.sqlite`
const ballast = `${folder}/ballast`
const free = () => statfsSync(folder).bavail * statfsSync(folder).bsize
execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', folder])

// First there is not even room for an empty store: making it fails half-way and must not spoil the file.
writeFileSync(ballast, Buffer.alloc(free() - 64 * 1024))
const tooSmall = await openStore(file)
console.log(`small ${tooSmall.ok ? 'ok' : tooSmall.code}`)

writeFileSync(ballast, Buffer.alloc(1024 * 1024))
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

rmSync(ballast)
const after = await issue()
console.log(
  `freed ${after.ok ? after.value.label : after.code} faults ${JSON.stringify(await officeFaults(t.store.db))}`,
)
await t.store.close()
const reopened = await openStore(file)
console.log(`reopened ${reopened.ok ? JSON.stringify(await officeFaults(reopened.value.db)) : reopened.code}`)
