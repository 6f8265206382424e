import { join } from 'node:path'
import log from 'electron-log/node'

/** The program's log: no names, no notes, no reasons. */
export interface Log {
  info(message: string): void
  /** @returns a short reference that stands in the log and can be read out on the telephone */
  defect(where: string, error: unknown): string
}

/**
 * Writes to a file in the data folder (1 MB, one older file kept) and to the terminal.
 * @param folder data folder of this station
 */
export function openLog(folder: string): Log {
  // Otherwise it looks for a package.json in the working directory, and writes nothing where there is none.
  log.transports.file.setAppName('Antesala')
  log.transports.file.resolvePathFn = () => join(folder, 'logs', 'antesala.log')
  log.transports.file.maxSize = 1024 * 1024
  log.transports.console.level = 'warn'
  return {
    info: (message) => {
      log.info(message)
    },
    defect(where, error) {
      const reference = Math.floor(Math.random() * 36 ** 6)
        .toString(36)
        .toUpperCase()
        .padStart(6, '0')
      log.error(`[${reference}] ${where}`, error instanceof Error ? (error.stack ?? error.message) : error)
      return reference
    },
  }
}
