// Reads a file beside whoever works with it: `node read-store.ts FILE`. Counts the tickets, waits for a line, counts them
// again in the same instant, and ends.
import { once } from 'node:events'
import { openFileReader } from '#db/reader.ts'

const opened = await openFileReader(process.argv[2] ?? '')
if (!opened.ok) {
  console.log(`refused ${opened.code}`)
} else {
  const reader = opened.value
  await reader.snapshot(async (db) => {
    const count = async () => (await db.selectFrom('ticket').select('id').execute()).length
    console.log(`first ${String(await count())}`)
    await once(process.stdin, 'data')
    console.log(`then ${String(await count())}`)
  })
  console.log(`overtaken ${String(reader.overtaken())}`)
  await reader.close()
}
process.stdin.destroy()
