import type { ChildProcess } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { _electron, expect, test as base, type ElectronApplication, type Page } from '@playwright/test'
import { lateMorning } from './late-morning.ts'
import { electronCommand, makeDataDir } from '../../../build/launch.ts'

/** A running program with its data folder; stopped and started again at will. */
export interface Reception {
  readonly app: ElectronApplication
  /** The main process itself, as root behind its wrapper of the same number. */
  readonly process: ChildProcess
  readonly dataDir: string
  /** Log lines that tell of what the test provokes; every other defect fails it, and each of these must be there. */
  readonly expectedDefects: readonly RegExp[]
  /** The window of a page (`reception`, `counter`, …) once it shows its first data; for counters the n-th opened. */
  window(page: string, index?: number): Promise<Page>
  /** Closes as a person does: the last window. */
  close(): Promise<void>
}

export interface StartOptions {
  readonly args?: readonly string[]
  readonly dataDir?: string
  readonly env?: Readonly<Record<string, string>>
  readonly expectedDefects?: readonly RegExp[]
  /** Another program than the one under test: a folder that Electron can start. */
  readonly program?: string
}

/** Starts the program on its own data folder. */
export async function startReception(options: StartOptions = {}): Promise<Reception> {
  const command = electronCommand(options.program === undefined ? {} : { packaged: false })
  const appArgs =
    options.program === undefined ? command.appArgs : [...command.appArgs.slice(0, -1), options.program]
  const dataDir = options.dataDir ?? makeDataDir()
  const app = await _electron.launch({
    executablePath: command.executablePath,
    args: [...appArgs, '--data-dir', dataDir, ...(options.args ?? [])],
    env: { ...command.env, ...options.env },
    chromiumSandbox: true,
    // Not the project's folder: an installed program is started from anywhere.
    cwd: '/',
  })
  return {
    app,
    process: app.process(),
    dataDir,
    expectedDefects: options.expectedDefects ?? [],
    window: (page, index = 0) => findWindow(app, page, index),
    close: () => app.close(),
  }
}

async function findWindow(app: ElectronApplication, page: string, index: number): Promise<Page> {
  const matching = () => app.windows().filter((window) => window.url().includes(`/apps/${page}/`))
  await expect.poll(() => matching().length, { message: `window ${page}` }).toBeGreaterThan(index)
  const window = matching()[index]
  if (window === undefined) throw new Error(`no window ${page}`)
  await expect(window.locator('html')).toHaveAttribute('data-ready', 'true')
  return window
}

/** Lines of the log that tell of a defect or of a breach of the content policy. */
function defects(dataDir: string): string[] {
  const file = join(dataDir, 'logs', 'antesala.log')
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.includes('[error]'))
}

/** The last lines of a log, or nothing. */
function tail(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(-30).join('\n') : ''
}

interface Fixtures {
  /** Starts receptions; all are closed afterwards and their logs must be clean. */
  readonly start: (options?: StartOptions) => Promise<Reception>
  /** The demo office with reception, counter 3 and display. */
  readonly demo: Reception
}

export const test = base.extend<Fixtures>({
  start: async ({}, use, info) => {
    const running: Reception[] = []
    await use(async (options) => {
      const reception = await startReception(options)
      running.push(reception)
      return reception
    })
    for (const reception of running) await reception.close().catch(() => undefined)
    // What a program said of itself, for whoever looks for the reason.
    if (info.status !== info.expectedStatus)
      for (const { dataDir } of running) console.log(tail(join(dataDir, 'logs', 'antesala.log')))
    for (const { dataDir, expectedDefects } of running) {
      const lines = defects(dataDir)
      expect(
        lines.filter((line) => !expectedDefects.some((expected) => expected.test(line))),
        'the log tells of no defect and no breach of the content policy',
      ).toEqual([])
      expect(
        expectedDefects.filter((expected) => !lines.some((line) => expected.test(line))),
        'what the test provoked is in the log',
      ).toEqual([])
      rmSync(dataDir, { recursive: true, force: true })
    }
  },
  demo: async ({ start }, use) => {
    await use(await start({ args: ['--demo'], env: lateMorning() }))
  },
})

export { expect }
