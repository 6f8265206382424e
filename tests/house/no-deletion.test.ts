import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** The sources of the product that talk to a database, or could. */
function sources(): string[] {
  return ['db', 'electron'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(root, folder, name)),
  )
}

test('no row is ever deleted: the product has no statement for it', () => {
  const files = sources()
  expect(files.length).toBeGreaterThan(80)
  const guilty = files.filter((file) =>
    /\bdeleteFrom\b|\bdelete\s+from\b|\bdropTable\b|(?<!wal_checkpoint\()\btruncate\b/i.test(
      readFileSync(file, 'utf8'),
    ),
  )
  expect(guilty).toEqual([])
})
