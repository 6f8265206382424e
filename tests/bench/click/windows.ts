import { setTimeout as pause } from 'node:timers/promises'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import type { ProgramCommand } from '../windows/programs.ts'
import { installWatcher } from './watcher.ts'

/** A running program whose windows are watched. */
export interface WatchedProgram {
  readonly pages: readonly Page[]
  close(): Promise<void>
}

const patienceMs = 15_000
/** After the windows that must change, the others get so long to show something too. */
const settleMs = 150

/**
 * Starts a program, waits for all its windows, and watches what they show.
 * @param selectorsOf what is watched in a page
 */
export async function openWatched(
  command: ProgramCommand,
  windows: number,
  selectorsOf: (page: Page) => readonly string[],
): Promise<WatchedProgram> {
  const app = await _electron.launch({
    executablePath: command.executable,
    args: [...command.args],
    env: { ...command.env },
    chromiumSandbox: true,
  })
  const pages = await allWindows(app, windows, command.name)
  for (const page of pages) {
    page.setDefaultTimeout(patienceMs)
    await page.waitForSelector('html[data-ready="true"]', { state: 'attached' })
    await page.evaluate(installWatcher, selectorsOf(page))
  }
  return { pages, close: () => app.close() }
}

async function allWindows(app: ElectronApplication, count: number, name: string): Promise<Page[]> {
  const until = Date.now() + patienceMs
  while (app.windows().length < count) {
    if (Date.now() > until)
      throw new Error(`${name} opened ${app.windows().length} windows instead of ${count}`)
    await pause(50)
  }
  return app.windows()
}

/**
 * Clicks as a person does, and measures until the change is painted everywhere.
 * @param clicked the window with the button
 * @param required windows that must change; whichever others do count as well
 * @returns ms from the click to the last of the windows
 */
export async function clickAndWatch(
  program: WatchedProgram,
  clicked: Page,
  button: string,
  required: readonly Page[],
): Promise<number> {
  await Promise.all(program.pages.map((page) => page.evaluate(() => window.bench?.arm())))
  await clicked.getByTestId(button).click()
  await Promise.all(required.map((page) => page.evaluate(() => window.bench?.painted)))
  await pause(settleMs)
  const painted = await Promise.all(program.pages.map((page) => page.evaluate(() => window.bench?.paintedAt)))
  const clickedAt = await clicked.evaluate(() => window.bench?.clickedAt)
  if (clickedAt === undefined) throw new Error('the window is not watched')
  const last = Math.max(...painted.filter((at) => typeof at === 'number'))
  if (last <= clickedAt) throw new Error(`the click on ${button} changed nothing`)
  return last - clickedAt
}
