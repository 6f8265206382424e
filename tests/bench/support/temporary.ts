import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeDataDir } from '../../../build/launch.ts'

/** A fresh folder under the temporary folder (TMPDIR chooses the disk), gone when this process ends. */
export function makeTemporaryFolder(name: string): string {
  return removedAtEnd(mkdtempSync(join(tmpdir(), `antesala-bench-${name}-`)))
}

/** The same, but owned by the user that programs with windows run as. */
export function makeProgramFolder(name: string): string {
  return removedAtEnd(makeDataDir(`antesala-bench-${name}-`))
}

const made: string[] = []

function removedAtEnd(folder: string): string {
  if (made.length === 0) process.once('exit', removeAll)
  made.push(folder)
  return folder
}

function removeAll(): void {
  for (const folder of made) rmSync(folder, { recursive: true, force: true })
}
