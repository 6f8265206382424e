import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'

/** A fresh folder for every test of a file, gone afterwards. @returns its path, asked inside a test */
export function useFolder(): () => string {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'antesala-test-'))
  })
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true })
  })
  return () => folder
}

/** Every file of a folder with a digest of its bytes: equal before and after means untouched, with nothing added. */
export function bytesIn(folder: string): Record<string, string> {
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort()
  return Object.fromEntries(names.map((name) => [name, bytesOf(join(folder, name))]))
}

export function bytesOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex')
}
