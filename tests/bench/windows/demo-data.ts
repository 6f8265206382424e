import { chownSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { v7 as newId } from 'uuid'
import { electronCommand } from '../../../build/launch.ts'
import { openStore } from '#db/store.ts'
import { loadOffice, type OfficeContext } from '#services/office-context.ts'
import { signInRows } from '#services/people/access.ts'
import { issueTicket } from '#services/tickets/issue.ts'
import { officeOverview } from '#services/views/overview.ts'
import { waitingView } from '#services/views/waiting.ts'
import { testSecrets } from '#support/pins.ts'
import { value } from '#support/test-office.ts'
import { makeProgramFolder } from '../support/temporary.ts'
import type { Programs } from './programs.ts'
import { startProgram } from './running.ts'

/** The simulated morning is short just after 04:00; so many wait at any hour. */
const waiting = 40

/**
 * A demo office as the product itself makes it at a first start, and enough people waiting in it.
 * @returns the data folder, for `--demo --data-dir`
 */
export async function makeDemoData(programs: Programs): Promise<string> {
  const folder = makeProgramFolder('demo')
  const first = startProgram(programs.product(folder, ['reception']))
  await first.ready(1)
  await first.stop()
  await fillQueue(folder)
  const { ownership } = electronCommand({ packaged: false })
  if (ownership !== null) giveTo(folder, ownership.uid, ownership.gid)
  return folder
}

async function fillQueue(folder: string): Promise<void> {
  const { stationId } = JSON.parse(readFileSync(join(folder, 'station.json'), 'utf8')) as {
    stationId: string
  }
  const store = value(await openStore(join(folder, 'demo', 'antesala.sqlite')))
  try {
    const dependencies = {
      store,
      clock: Date.now,
      newId: () => newId(),
      publish: () => undefined,
      secrets: testSecrets,
    }
    const office = await loadOffice(dependencies, stationId)
    if (office === null) throw new Error('the first start left no demo office')
    const { total } = await waitingView(office)
    for (let count = total; count < waiting; count++) await issueOne(office, count)
  } finally {
    await store.close()
  }
}

async function issueOne(office: OfficeContext, count: number): Promise<void> {
  const { services } = await officeOverview(office)
  const [person] = await signInRows(office)
  const actor = {
    stationId: office.stationId,
    role: 'reception',
    counterId: null,
    person: person ?? null,
  } as const
  const service = services[count % services.length]
  if (service === undefined) throw new Error('the demo office has no services')
  const request = { requestId: office.newId(), priorityId: null, personName: `Visita ${count}` }
  value(await issueTicket(office, actor, { ...request, serviceId: service.id, channel: 'reception' }))
}

function giveTo(path: string, uid: number, gid: number): void {
  chownSync(path, uid, gid)
  if (statSync(path).isDirectory()) for (const name of readdirSync(path)) giveTo(join(path, name), uid, gid)
}
