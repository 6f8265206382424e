// Electron's fuses: switches inside the executable. One table, so that what is set can be read back and compared.
import { flipFuses, FuseState, FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses'
import { Failure } from '../support/failure.ts'

/** Fuse name → on or off. */
export type FuseTable = Partial<Record<keyof typeof FuseV1Options, boolean>>

/** An official, untouched Electron: what developers and test drivers expect of a runtime. */
export const officialFuses: FuseTable = {
  RunAsNode: true,
  EnableCookieEncryption: false,
  EnableNodeOptionsEnvironmentVariable: true,
  EnableNodeCliInspectArguments: true,
  EnableEmbeddedAsarIntegrityValidation: false,
  OnlyLoadAppFromAsar: false,
  LoadBrowserProcessSpecificV8Snapshot: false,
  GrantFileProtocolExtraPrivileges: true,
}

/** A package for people: nothing can be made to run inside it that was not packed. */
export const packageFuses: FuseTable = {
  ...officialFuses,
  RunAsNode: false,
  EnableCookieEncryption: true,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  OnlyLoadAppFromAsar: true,
  GrantFileProtocolExtraPrivileges: false,
}

/** The package the end-to-end specs run against: Playwright attaches through the inspector, all else is the same. */
export const testedPackageFuses: FuseTable = { ...packageFuses, EnableNodeCliInspectArguments: true }

/** Reads the fuses of an executable. */
export async function readFuses(executable: string): Promise<FuseTable> {
  const wire = (await getCurrentFuseWire(executable)) as unknown as Record<number, FuseState | undefined>
  const table: FuseTable = {}
  for (const name of fuseNames) {
    const state = wire[FuseV1Options[name]]
    if (state === FuseState.ENABLE || state === FuseState.DISABLE) table[name] = state === FuseState.ENABLE
  }
  return table
}

/** Sets the fuses of an executable, reads them back and refuses a difference. */
export async function setFuses(executable: string, table: FuseTable): Promise<void> {
  const byNumber: Record<number, boolean> = {}
  for (const name of fuseNames) {
    const on = table[name]
    if (on !== undefined) byNumber[FuseV1Options[name]] = on
  }
  // Newer runtimes know fuses this table does not name: they keep their maker's setting.
  await flipFuses(executable, { version: FuseVersion.V1, strictlyRequireAllFuses: false, ...byNumber })
  const wrong = differingFuses(table, await readFuses(executable))
  if (wrong.length > 0) throw new Failure(`These fuses did not take in ${executable}: ${wrong.join(', ')}`)
}

/** The names of fuses that are not as wanted. */
export function differingFuses(wanted: FuseTable, found: FuseTable): string[] {
  return fuseNames.filter((name) => wanted[name] !== undefined && wanted[name] !== found[name])
}

const fuseNames = Object.keys(officialFuses) as (keyof typeof FuseV1Options)[]
