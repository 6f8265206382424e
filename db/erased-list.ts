import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { errorCode } from './sqlite-errors.ts'

/**
 * The list of erased ids beside a database: a backup of the database must not bring back what was erased, so whoever
 * restores one erases these again (domain.md §7). One line of JSON each, ids only.
 * @param file the database file
 */
export function erasedListBeside(file: string): string {
  return join(dirname(file), 'erased-ids')
}

/** The ids in a list; none where there is no list yet. A line that a power cut left unfinished is passed over. */
export function readErasedIds(list: string): Set<string> {
  let text = ''
  try {
    text = readFileSync(list, 'utf8')
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error
  }
  return new Set(text.split('\n').flatMap((line) => idIn(line) ?? []))
}

/** Adds ids to a list, through to the disk. */
export function addErasedIds(list: string, ids: readonly string[]): void {
  const handle = openSync(list, 'a', 0o600)
  try {
    // Begins a line of its own: the one before may be unfinished.
    writeSync(handle, `\n${ids.map((id) => JSON.stringify({ id })).join('\n')}\n`)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

function idIn(line: string): string | null {
  try {
    const { id } = JSON.parse(line) as { id?: unknown }
    return typeof id === 'string' ? id : null
  } catch {
    return null
  }
}
