import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { exactNumber } from '#db/dialects/postgres-types.ts'
import type { Store } from '#db/store.ts'
import { insertOneOfEach } from '#support/rows.ts'
import { openTestStore } from '#support/test-store.ts'

let store: Store
beforeEach(async () => {
  store = await openTestStore()
  await insertOneOfEach(store.db)
})

async function answer(expression: string): Promise<unknown> {
  const { rows } = await sql.raw<{ value: unknown }>(`select ${expression} as value`).execute(store.db)
  return rows[0]?.value
}

test.each([
  ['a time in ms', '1795251600000::bigint', 1_795_251_600_000],
  ['the largest whole number', '9007199254740991::bigint', Number.MAX_SAFE_INTEGER],
  ['the smallest', '(-9007199254740991)::bigint', -Number.MAX_SAFE_INTEGER],
  ['a count', '(select count(*) from zone)', 1],
  ['a sum of times', '(select sum(created_at) from office)', expect.any(Number)],
  ['a sum of nothing', '(select sum(number) from ticket where false)', null],
  ['a mean', '(select avg(x) from (values (1::bigint), (2)) as v (x))', 1.5],
  ['something true', '1 < 2', 1],
  ['something false', 'exists (select 1 from zone where false)', 0],
  ['neither', 'null < 2', null],
  ['a text of digits', "'1795251600000'::text", '1795251600000'],
])('%s comes back as SQLite gives it', async (_, expression, expected) => {
  expect(await answer(expression)).toEqual(expected)
})

test.each([
  '9007199254740992::bigint',
  '(-9007199254740992)::bigint',
  '10000000000000000::numeric',
  "'NaN'::numeric",
])('%s is no answer rather than a wrong one', async (expression) => {
  await expect(answer(expression)).rejects.toThrow(RangeError)
  expect(await answer('1::bigint')).toBe(1)
})

test('a number is read to its last digit', () => {
  expect(exactNumber('-42')).toBe(-42)
  expect(exactNumber('0.25')).toBe(0.25)
  expect(() => exactNumber('12e400')).toThrow(/12e400/)
})

test.each([
  ['a fraction', 1.5],
  ['a word', 'soon'],
  ['true', true],
])('%s is no whole number: the server refuses it', async (_, wrong) => {
  const update = store.db.updateTable('ticket').set({ number: wrong as number })
  await expect(update.execute()).rejects.toThrow(/type bigint/)
})
