import { expect, test } from 'vitest'
import { accept } from '#domain/result.ts'
import { openStore } from '#db/store.ts'
import { write } from '#db/transaction.ts'
import { startChild } from '#support/child.ts'
import { useFolder } from '#support/folder.ts'
import { allRows } from '#support/rows.ts'
import { storeFile } from '#support/store-files.ts'
import { openTestOffice, value } from '#support/test-office.ts'

const folder = useFolder()

/** An office on disk, and somebody's tool that holds its file. */
async function heldOffice() {
  const t = await openTestOffice({ file: `${folder()}/antesala.sqlite` })
  const tool = startChild('hold-write-lock.ts', [t.store.file])
  await tool.heard('locked')
  return { t, tool }
}

test('a write waits for somebody else’s to end, and happens once', async () => {
  const { t, tool } = await heldOffice()
  const issued = t.issue()
  tool.process.stdin?.write('\n')
  await issued
  expect((await allRows(t.store.db))['ticket']).toHaveLength(1)
  await t.store.close()
})

test('while it waits the program goes on: no window stands still for long', async () => {
  const { t, tool } = await heldOffice()
  let last = performance.now()
  let longest = 0
  let letGo = false
  const beat = setInterval(() => {
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
    if (letGo || last < start + 500) return
    letGo = true
    tool.process.stdin?.write('\n')
  }, 5)
  const start = performance.now()
  await t.issue()
  clearInterval(beat)
  expect(longest).toBeLessThan(1000)
  await t.store.close()
})

test('a lock that never ends is refused in words, and nothing of the write is there', async () => {
  const { t, tool } = await heldOffice()
  const before = await allRows(t.store.db)
  const refused = await write(t.store, async (trx) => {
    await trx.insertInto('zone').values({ id: 'z', name: 'Sala' }).execute()
    return accept(null)
  })
  expect(refused).toEqual({ ok: false, code: 'store.busy' })
  expect(await allRows(t.store.db)).toEqual(before)
  tool.process.stdin?.write('\n')
  await tool.ended()
  await t.issue()
  await t.store.close()
})

test('a file that somebody’s tool writes to is refused as locked when it is opened', async () => {
  const file = await storeFile(folder())
  const tool = startChild('hold-write-lock.ts', [file])
  await tool.heard('locked')
  expect(await openStore(file)).toEqual({ ok: false, code: 'store.locked', file })
  tool.process.stdin?.write('\n')
  await tool.ended()
  await value(await openStore(file)).close()
})
