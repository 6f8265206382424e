import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { stationFile, type StationFile } from '#contract/station-file.ts'

/** The station's own file, read once and written whole. */
export interface StationSettings {
  readonly current: StationFile
  /** Writes a change to a temporary file, flushes it and renames it, so that a power cut leaves the old or the new one. */
  update(change: Partial<StationFile>): void
}

/**
 * Reads `station.json` of a data folder; a missing or unreadable one begins anew.
 * @param fresh what a new computer starts with
 */
export function readStationSettings(folder: string, fresh: () => StationFile): StationSettings {
  const file = join(folder, 'station.json')
  let current = load(file) ?? fresh()
  const settings = {
    get current() {
      return current
    },
    update(change: Partial<StationFile>) {
      current = { ...current, ...change }
      save(file, current)
    },
  }
  if (!existsSync(file)) save(file, current)
  return settings
}

function load(file: string): StationFile | null {
  try {
    return stationFile.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return null
  }
}

/** Not being able to remember a theme must not stop the reception: a full disk is told by the store. */
function save(file: string, content: StationFile): void {
  try {
    mkdirSync(dirname(file), { recursive: true })
    const handle = openSync(`${file}.new`, 'w')
    writeSync(handle, JSON.stringify(content, null, 2))
    fsyncSync(handle)
    closeSync(handle)
    renameSync(`${file}.new`, file)
  } catch {
    return
  }
}
