import { createHash } from 'node:crypto'
import {
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'

/** Every file below a folder, sorted; a file is answered as itself, a missing path as nothing. */
export function filesBelow(path: string): string[] {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

/** One hash over names and contents of files. */
export function hashOfFiles(files: readonly string[], nameOf: (file: string) => string): string {
  const hash = createHash('sha256')
  for (const file of files)
    hash
      .update(`${nameOf(file)}\0`)
      .update(readFileSync(file))
      .update('\0')
  return hash.digest('hex')
}

/** The hash of one file, in npm's integrity form (`sha512-…`) or as hexadecimal sha256. */
export async function hashOfFile(file: string, form: 'sha512-integrity' | 'sha256'): Promise<string> {
  const hash = createHash(form === 'sha256' ? 'sha256' : 'sha512')
  await pipeline(createReadStream(file), hash)
  return form === 'sha256' ? hash.digest('hex') : `sha512-${hash.digest('base64')}`
}

/** Reads JSON, or answers nothing when the file is missing or broken. */
export function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as unknown
  } catch {
    return null
  }
}

/** Writes a file so that nobody ever sees half of it; leaves an equal one alone. */
export function writeWhole(file: string, content: string, mode = 0o644): void {
  if (existsSync(file) && readFileSync(file, 'utf8') === content && (statSync(file).mode & 0o777) === mode)
    return
  mkdirSync(dirname(file), { recursive: true })
  const temporary = `${file}.${process.pid}.tmp`
  writeFileSync(temporary, content, { mode })
  renameSync(temporary, file)
}

/**
 * Makes a folder in one go: the work fills a temporary neighbour which takes the name only when complete, so an
 * interruption leaves nothing that looks finished.
 */
export async function makeFolderWhole(
  folder: string,
  fill: (temporary: string) => Promise<void>,
): Promise<void> {
  const temporary = `${folder}.${process.pid}.tmp`
  rmSync(temporary, { recursive: true, force: true })
  mkdirSync(temporary, { recursive: true, mode: 0o755 })
  try {
    await fill(temporary)
    rmSync(folder, { recursive: true, force: true })
    renameSync(temporary, folder)
  } finally {
    rmSync(temporary, { recursive: true, force: true })
  }
}
