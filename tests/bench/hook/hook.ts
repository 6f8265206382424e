/**
 * Loaded into the main process before the program (`electron -r hook.js …`), the bare one and the product alike:
 * says on standard output when which window was ready. No inspector is attached, so nothing slows the start.
 */
import { join } from 'node:path'
import { app, ipcMain, session, type Session } from 'electron'

/** What the hook says about a window. Times are ms since the epoch. */
export interface Ready {
  readonly at: number
  /** First time of each step in the main process. */
  readonly marks: Readonly<Partial<Record<Step, number>>>
}

export type Step = 'hook' | 'ready' | 'window' | 'dom' | 'loaded' | 'shown'

const marks: Partial<Record<Step, number>> = {}

function mark(step: Step): void {
  marks[step] ??= Date.now()
}

/** Electron 35 renamed it. */
function addPreload(target: Session, filePath: string): void {
  const newer: Partial<Session> = target
  if (newer.registerPreloadScript !== undefined) target.registerPreloadScript({ type: 'frame', filePath })
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only way in older ones
  else target.setPreloads([filePath])
}

mark('hook')
app.once('ready', () => {
  mark('ready')
  addPreload(session.defaultSession, join(__dirname, 'preload.js'))
})
app.on('browser-window-created', (_event, window) => {
  mark('window')
  window.webContents.once('dom-ready', () => mark('dom'))
  window.webContents.once('did-finish-load', () => mark('loaded'))
  window.once('show', () => mark('shown'))
})
ipcMain.on('antesala-bench-ready', (_event, at: number) => {
  process.stdout.write(`antesala-bench ${JSON.stringify({ at, marks } satisfies Ready)}\n`)
})
