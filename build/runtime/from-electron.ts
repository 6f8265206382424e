import { createRequire } from 'node:module'

/** Loads what the electron package itself depends on (its downloader, its extractor, its checksums). */
export const fromElectron: NodeJS.Require = createRequire(
  createRequire(import.meta.url).resolve('electron/package.json'),
)

/** The version of Electron the product is made for. */
export const wantedElectron = (fromElectron('./package.json') as { version: string }).version

/** Unpacks a zip with the extractor that came with the electron package. */
export async function unzip(zip: string, folder: string): Promise<void> {
  const extractor = fromElectron('@electron-internal/extract-zip') as {
    extract(zip: string, options: { dir: string }): Promise<void>
  }
  await extractor.extract(zip, { dir: folder })
}
