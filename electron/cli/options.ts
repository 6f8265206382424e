import { homedir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readSeal } from '#domain/seal.ts'

/** Where the data are that somebody wants to have verified. */
export type Source =
  { readonly kind: 'file'; readonly file: string } | { readonly kind: 'postgres'; readonly url: string }

/** What `npm run verify` was asked. */
export interface VerifyRequest {
  readonly source: Source
  readonly seals: readonly string[]
  readonly json: boolean
  readonly help: boolean
}

/** What could not be understood, as it was typed. */
export type Misunderstood =
  { readonly code: 'option'; readonly said: string } | { readonly code: 'seal'; readonly said: string }

/** The language that was asked for, even among options that are not understood; Spanish first. */
export function askedLanguage(args: readonly string[]): 'es' | 'en' {
  return /--language[= ]en\b/.test(args.join(' ')) ? 'en' : 'es'
}

/**
 * Reads the switches.
 * @param dataFolder where the data are when nothing is said
 */
export function readVerifyRequest(
  args: readonly string[],
  dataFolder: string,
): { readonly request: VerifyRequest } | { readonly misunderstood: Misunderstood } {
  const values = parsed(args)
  if (typeof values === 'string') return { misunderstood: { code: 'option', said: values } }
  const { seal: typed = [], data, file, postgres } = values
  const unreadable = typed.find((text) => readSeal(text) === null)
  if (unreadable !== undefined) return { misunderstood: { code: 'seal', said: unreadable } }
  const source: Source =
    postgres === undefined
      ? { kind: 'file', file: file ?? join(data ?? dataFolder, 'antesala.sqlite') }
      : { kind: 'postgres', url: postgres }
  const seals = typed.flatMap((text) => readSeal(text) ?? [])
  return { request: { source, seals, json: values.json === true, help: values.help === true } }
}

/** The values, or what the parser complains about. */
function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        data: { type: 'string' },
        file: { type: 'string' },
        postgres: { type: 'string' },
        seal: { type: 'string', multiple: true },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        language: { type: 'string' },
      },
    }).values
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** Where the program keeps its data when nothing else is said: the system's folder for such things. */
export function defaultDataFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  const name = 'Antesala'
  if (platform === 'win32') return join(env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), name)
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', name)
  return join(env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), name)
}
