import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface TemporaryFolder {
  readonly path: string
  remove(): void
}

/** A fresh folder under the temporary folder (TMPDIR chooses the disk). */
export function makeTemporaryFolder(name: string): TemporaryFolder {
  const path = mkdtempSync(join(tmpdir(), `antesala-bench-${name}-`))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}
