// Works as fast as it can and says each thing only after it was confirmed: `work.ts <file> [how many | none]`, for ever by default.
// To be killed at any moment, or watched by strace.
import { writeSync } from 'node:fs'
import { v7 } from 'uuid'
import type { Result } from '#domain/result.ts'
import { callNext } from '#services/tickets/call.ts'
import { issueTicket } from '#services/tickets/issue.ts'
import { finishTicket, leaveTicket, startService } from '#services/tickets/steps.ts'
import { undoStep } from '#services/tickets/undo.ts'
import { deskView } from '#services/views/desk.ts'
import { openTestOffice } from '#support/test-office.ts'

const [file = '', count = '0'] = process.argv.slice(2)
const limit = Number(count)
const t = await openTestOffice({ file, now: Date.now() })
const actor = t.counter(1)
const say = (line: string) => writeSync(1, `${line}\n`)
let done = 0

/** Says the id of a request once it has been answered; stops at the limit. */
async function confirm(work: (requestId: string) => Promise<Result<unknown>>): Promise<void> {
  const requestId = v7()
  const result = await work(requestId)
  if (!result.ok) throw new Error(JSON.stringify(result))
  say(`did ${requestId}`)
  done += 1
  t.now += 1000
  if (done === limit) {
    await t.store.close()
    process.exit(0)
  }
}

const issue = (requestId: string) => issueTicket(t.office, t.reception(), { requestId, serviceId: t.service('A'), priorityId: null, personName: 'Teresa Olmedo', channel: 'reception' }) // prettier-ignore
const inHand = (await deskView(t.office, actor)).open
if (inHand !== null)
  await confirm((requestId) => leaveTicket(t.office, actor, { requestId, ticketId: inHand.ticketId }))
say('ready')
while (count !== 'none') {
  await confirm(issue)
  let ticketId = ''
  await confirm(async (requestId) => {
    const called = await callNext(t.office, actor, { requestId })
    if (called.ok) ({ ticketId } = called.value)
    return called
  })
  if (done % 3 === 0) {
    const { undo } = await deskView(t.office, actor)
    await confirm((requestId) =>
      undoStep(t.office, actor, { requestId, ticketId, eventId: undo?.eventId ?? '' }),
    )
    continue
  }
  await confirm((requestId) => startService(t.office, actor, { requestId, ticketId }))
  await confirm((requestId) => finishTicket(t.office, actor, { requestId, ticketId }))
}
await t.store.close()
