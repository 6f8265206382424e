// Opens a store, says what came of it and writes once: `open-store.ts <file>`.
import { openStore } from '#db/store.ts'
import { write } from '#db/transaction.ts'
import { accept } from '#domain/result.ts'

const opened = await openStore(process.argv[2] ?? '')
console.log(`opened ${opened.ok ? 'ok' : opened.code}`)
if (opened.ok) {
  const written = await write(opened.value, async (trx) => {
    await trx
      .insertInto('zone')
      .values({ id: `z${String(process.pid)}`, name: 'Sala' })
      .execute()
    return accept(null)
  })
  console.log(`written ${written.ok ? 'ok' : written.code}`)
  await opened.value.close()
}
