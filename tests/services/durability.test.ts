import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { startChild } from '#support/child.ts'
import { onlyOnSqlite } from '#support/engine.ts'
import { useFolder } from '#support/folder.ts'
import { killAtWork, requestsIn } from '#support/kill.ts'
import { openTestOffice } from '#support/test-office.ts'

const folder = useFolder()
beforeEach(onlyOnSqlite('what PostgreSQL keeps on its disk is PostgreSQL’s own promise'))

/** How often a child that does so much work asked the disk to keep what it was given. */
async function syncsOf(work: string): Promise<number> {
  const report = join(folder(), `strace-${work}`)
  const child = startChild('work.ts', [join(folder(), `${work}.sqlite`), work], [
    'strace', '-f', '-qq', '-c', '-e', 'trace=fdatasync,fsync', '-o', report,
  ]) // prettier-ignore
  const { code, errors, lines } = await child.ended()
  expect({ code, errors }).toEqual({ code: 0, errors: '' })
  expect(lines.filter((line) => line.startsWith('did '))).toHaveLength(work === 'none' ? 0 : Number(work))
  const calls = [
    ...readFileSync(report, 'utf8').matchAll(/^\s*[\d.]+\s+[\d.]+\s+\d+\s+(\d+)\s.*\b(?:fdatasync|fsync)$/gm),
  ]
  return calls.reduce((sum, [, count]) => sum + Number(count), 0)
}

test('every confirmed step has been through the disk: one fdatasync each at least', async () => {
  const found = (process.env['PATH'] ?? '').split(delimiter).some((each) => existsSync(join(each, 'strace')))
  if (!found)
    throw new Error('This test watches the system calls. Install strace: sudo apt-get install strace')
  const idle = await syncsOf('none')
  const working = await syncsOf('60')
  expect(idle).toBeGreaterThan(0)
  expect(working - idle).toBeGreaterThanOrEqual(60)
}, 60_000)

test('kill -9 in the middle of the work, five times: nothing confirmed is lost, nothing is half done', async () => {
  const file = join(folder(), 'antesala.sqlite')
  let before = new Set<string>()
  for (const confirmations of [1, 4, 9, 16, 30]) {
    const { confirmed, ...after } = await killAtWork(file, confirmations, before)
    expect(confirmed).toBeGreaterThanOrEqual(confirmations)
    expect(after.missing).toEqual([])
    expect(after.faults).toEqual([])
    expect(after.unconfirmed).toBeLessThanOrEqual(1)
    const t = await openTestOffice({ file })
    before = new Set(await requestsIn(t.store.db))
    await t.store.close()
  }
}, 60_000)
