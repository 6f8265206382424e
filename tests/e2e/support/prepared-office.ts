import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { StationFile } from '#contract/station-file.ts'
import type { NewOffice } from '#contract/schemas.ts'
import { programSecrets } from '#support/pins.ts'
import { openTestOffice, type TestOffice } from '#support/test-office.ts'
import { keepPlainPepper } from '../../../electron/app/pepper.ts'
import { electronCommand, makeDataDir } from '../../../build/launch.ts'

export interface PreparedOffice {
  /** What the office holds besides its set-up, made by the services. */
  readonly fill?: (office: TestOffice) => Promise<void>
  readonly office?: Partial<NewOffice>
  readonly preferences?: Partial<StationFile['preferences']>
  /** Time of the filling, ms; now by default. */
  readonly now?: number
  /** Where; a fresh folder by default. */
  readonly folder?: string
}

/**
 * A data folder with an office in it, made by the same services that the program runs. Everybody in it has the PIN of
 * the tests. @returns the folder
 */
export async function prepareOffice(options: PreparedOffice = {}): Promise<string> {
  const folder = options.folder ?? makeDataDir()
  const test = await openTestOffice({
    file: join(folder, 'antesala.sqlite'),
    now: options.now ?? Date.now(),
    secrets: programSecrets,
    ...(options.office === undefined ? {} : { office: options.office }),
  })
  await options.fill?.(test)
  await test.store.close()
  const station: StationFile = {
    stationId: test.office.stationId,
    preferences: { language: 'es', theme: 'light', ...options.preferences },
    windows: [],
    server: null,
  }
  writeFileSync(join(folder, 'station.json'), JSON.stringify(station))
  keepPlainPepper(folder, programSecrets.pepper)
  giveToProgram(folder)
  return folder
}

/** A data folder with an office in which people wait, one second after the other. @returns the folder */
export function officeWith(prefixes: readonly string[], options: PreparedOffice = {}): Promise<string> {
  return prepareOffice({
    now: Date.now() - prefixes.length * 1000,
    ...options,
    async fill(office) {
      for (const prefix of prefixes) {
        office.now += 1000
        await office.issue(prefix)
      }
    },
  })
}

/** Files made by the tests must belong to the user the program runs as. */
export function giveToProgram(folder: string): void {
  const { ownership } = electronCommand()
  if (ownership !== null)
    execFileSync('chown', ['-R', `${String(ownership.uid)}:${String(ownership.gid)}`, folder])
}
