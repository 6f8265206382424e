import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blankTexts } from '#db/queries/erasures.ts'
import { keepPersonal, salted } from '#db/queries/personal.ts'
import { openStore, type Store } from '#db/store.ts'
import { filesWith } from '#support/find-bytes.ts'
import { useFolder } from '#support/folder.ts'
import { value } from '#support/test-office.ts'

const folder = useFolder()

/** A text, how long it is besides its mark, and whether it is erased, at once or in the end. */
const anyText = fc.record({
  id: fc.uuid(),
  length: fc.oneof(fc.nat(60), fc.nat(9000)),
  fate: fc.constantFrom('stays', 'goes at once', 'goes'),
})
const anyTexts = fc.uniqueArray(anyText, {
  selector: ({ id }) => id,
  minLength: 20,
  maxLength: 300,
  size: 'max',
})

type AnyText = typeof anyText extends fc.Arbitrary<infer Text> ? Text : never

/** A few at a time, as an office does in a minute. */
async function storeAndErase(store: Store, texts: readonly AnyText[]): Promise<void> {
  for (let start = 0; start < texts.length; start += 20)
    await store.db.transaction().execute(async (trx) => {
      for (const { id, length, fate } of texts.slice(start, start + 20)) {
        const words = (fate === 'stays' ? 'KEPT ' : 'ERASED ').repeat(length / 6 + 1)
        await keepPersonal(trx, salted(id, 'note', words))
        if (fate === 'goes at once') await blankTexts(trx, [id], 1)
      }
    })
  for (const { id } of texts.filter(({ fate }) => fate === 'goes'))
    await store.db.transaction().execute((trx) => blankTexts(trx, [id], 1))
}

test('whatever was stored and erased in whatever order, pages keep nothing of it', async () => {
  await fc.assert(
    fc.asyncProperty(anyTexts, async (texts) => {
      const store = value(await openStore(join(mkdtempSync(join(folder(), 'run-')), 'antesala.sqlite')))
      try {
        await storeAndErase(store, texts)
        expect(await store.forget(texts.map(({ id }) => id))).toEqual([])
        expect(await filesWith(store, 'ERASED')).toEqual([])
        const kept = texts.some(({ fate }) => fate === 'stays')
        expect(await filesWith(store, 'KEPT')).toHaveLength(kept ? 1 : 0)
      } finally {
        await store.close()
      }
    }),
    { numRuns: 8 },
  )
}, 60_000)
