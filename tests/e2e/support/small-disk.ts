import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base } from './reception.ts'

/** A disk of its own, 48 MB, that can really be filled. */
export interface SmallDisk {
  /** Where the data folder goes. */
  readonly folder: string
  fill(): void
  free(): void
}

/** Why there can be no such disk here, or nothing. */
export const noSmallDisk: string | null =
  process.platform === 'linux' && process.getuid?.() === 0
    ? null
    : 'A disk can only be mounted by root on Linux: run the specs there to see what a full disk does.'

interface Fixtures {
  /** Name it before `start`: what is named later is closed earlier. */
  readonly smallDisk: SmallDisk
}

export const test = base.extend<Fixtures>({
  smallDisk: async ({}, use) => {
    const mounted = mkdtempSync(join(tmpdir(), 'antesala-disk-'))
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=48m,mode=755', 'tmpfs', mounted])
    const folder = join(mounted, 'data')
    mkdirSync(folder)
    const ballast = join(mounted, 'ballast')
    await use({
      folder,
      fill() {
        const { bavail, bsize } = statfsSync(mounted)
        writeFileSync(ballast, Buffer.alloc(bavail * bsize))
      },
      free: () => rmSync(ballast),
    })
    execFileSync('umount', [mounted])
    rmSync(mounted, { recursive: true })
  },
})
