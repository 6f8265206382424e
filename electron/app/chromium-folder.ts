import { accessSync, constants, mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Where Chromium may keep its own files: the data folder, or a temporary one when nobody may write there. Chromium
 * would end the program without a word; this way a window tells what is wrong with the data.
 */
export function chromiumFolder(dataFolder: string): string {
  try {
    mkdirSync(dataFolder, { recursive: true })
    accessSync(dataFolder, constants.W_OK)
    return dataFolder
  } catch {
    return mkdtempSync(join(tmpdir(), 'antesala-'))
  }
}
