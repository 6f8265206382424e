import type { Store } from '#db/store.ts'
import { beginChain } from '#db/queries/events.ts'

/** Another station of an office, with a chain of its own. @param id UUIDv7 */
export async function joinStation(store: Store, id: string, name: string): Promise<void> {
  await store.db.transaction().execute(async (trx) => {
    const zone = await trx.selectFrom('zone').select('id').executeTakeFirstOrThrow()
    const { created_at } = await trx.selectFrom('office').select('created_at').executeTakeFirstOrThrow()
    await trx.insertInto('station').values({ id, zone_id: zone.id, name, created_at }).execute()
    await beginChain(trx, id)
  })
}
