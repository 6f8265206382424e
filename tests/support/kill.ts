import { officeFaults } from './office-faults.ts'
import { startChild } from './child.ts'
import { openTestOffice } from './test-office.ts'

/** What is true of a file after its writer was killed in the middle of its work. */
export interface AfterKill {
  readonly confirmed: number
  /** Confirmed, but not in the file: must be none. */
  readonly missing: readonly string[]
  /** In the file, but not confirmed: the one in flight, at most. */
  readonly unconfirmed: number
  readonly faults: readonly string[]
}

/**
 * Starts a process that writes to the file, kills it as soon as it has confirmed that many things, and looks.
 * @param before requests that were in the file already
 */
export async function killAtWork(
  file: string,
  confirmations: number,
  before: ReadonlySet<string>,
): Promise<AfterKill> {
  const child = startChild('work.ts', [file])
  await child.heard('ready')
  await child.heardTimes('did ', confirmations)
  child.process.kill('SIGKILL')
  const { lines } = await child.ended()
  const confirmed = lines.filter((line) => line.startsWith('did ')).map((line) => line.slice(4))
  const t = await openTestOffice({ file })
  const kept = new Set(await requestsIn(t.store.db))
  const faults = await officeFaults(t.store.db)
  await t.store.close()
  return {
    confirmed: confirmed.length,
    missing: confirmed.filter((id) => !kept.has(id)),
    unconfirmed: [...kept].filter((id) => !before.has(id) && !confirmed.includes(id)).length,
    faults,
  }
}

/** Every request that a file says it has answered. */
export async function requestsIn(
  db: Awaited<ReturnType<typeof openTestOffice>>['store']['db'],
): Promise<string[]> {
  return (await db.selectFrom('request').select('id').execute()).map(({ id }) => id)
}
