// The maker's own Electron: fetched and checked by the electron package's downloader, kept in the cache.
import { Failure, messageOf } from '../support/failure.ts'
import { inCache } from '../support/cache.ts'
import { makeFolderWhole, readJson, writeWhole } from '../support/files.ts'
import { step } from '../support/steps.ts'
import { fromElectron, unzip } from './from-electron.ts'
import { describeRuntime } from './manifest.ts'

const DAY = 24 * 60 * 60 * 1000
const PROBE_MS = 3000
const DEFAULT_MIRROR = 'https://github.com/electron/electron/releases/download/'

interface Downloader {
  downloadArtifact(options: Record<string, unknown>): Promise<string>
}

/** Where the official runtime of a version is kept. */
export function officialFolder(version: string): string {
  return inCache('electron', `official-${version}-${process.platform}-${process.arch}`)
}

/**
 * Whether the download host answers. A host that cannot be reached costs at most three seconds, and the answer "no" is
 * remembered for a day.
 */
export async function officialIsReachable(version: string): Promise<boolean> {
  const mirror = process.env['npm_config_electron_mirror'] ?? process.env['ELECTRON_MIRROR'] ?? DEFAULT_MIRROR
  const memory = inCache('electron', 'unreachable.json')
  const known = readJson(memory) as { mirror: string; at: number } | null
  if (known && rememberedAsUnreachable(known, mirror, Date.now())) return false
  const address = `${mirror.replace(/\/?$/, '/')}v${version}/electron-v${version}-${process.platform}-${process.arch}.zip`
  try {
    const answer = await fetch(address, { method: 'HEAD', signal: AbortSignal.timeout(PROBE_MS) })
    if (answer.ok) return true
  } catch {
    // no such host, no way there, or too slow: the same to us
  }
  writeWhole(memory, `${JSON.stringify({ mirror, at: Date.now() })}\n`)
  return false
}

/** Whether an earlier failure still counts; pure, for tests. */
export function rememberedAsUnreachable(
  known: { mirror: string; at: number },
  mirror: string,
  now: number,
): boolean {
  return known.mirror === mirror && now >= known.at && now - known.at < DAY
}

/** Downloads and unpacks the official runtime; its checksum is the one the electron package carries. */
export async function downloadOfficial(version: string): Promise<void> {
  await step(`Electron ${version} from its makers`, async () => {
    const downloader = fromElectron('@electron/get') as Downloader
    const remoteChecksums = process.env['electron_use_remote_checksums'] !== undefined
    let zip: string
    try {
      zip = await downloader.downloadArtifact({
        version,
        artifactName: 'electron',
        platform: process.platform,
        arch: process.arch,
        cacheRoot: inCache('downloads'),
        ...(remoteChecksums ? {} : { checksums: fromElectron('./checksums.json') as Record<string, string> }),
      })
    } catch (error) {
      throw new Failure(`Electron ${version} could not be downloaded: ${messageOf(error)}`)
    }
    await makeFolderWhole(officialFolder(version), async (folder) => {
      await unzip(zip, folder)
      describeRuntime(folder, {
        kind: 'official',
        electron: version,
        note: 'Downloaded from its makers and checked.',
      })
    })
  })
}
