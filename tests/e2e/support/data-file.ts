import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** The file of an office in its data folder. */
export function dataFile(dataDir: string): string {
  return join(dataDir, 'antesala.sqlite')
}

/** A digest of a file's bytes, equal before and after for a file that was left as it was; the path of a folder. */
export function bytesOf(file: string): string {
  if (!existsSync(file) || statSync(file).isDirectory()) return file
  return createHash('sha256').update(readFileSync(file)).digest('hex')
}
