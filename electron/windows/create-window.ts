import { BrowserWindow } from 'electron'
import { roleArgument } from '#contract/channels.ts'
import type { Theme } from '#contract/views.ts'
import type { WindowRole } from '#domain/people.ts'
import { origin } from './app-protocol.ts'
import type { WindowEntry, WindowRegistry } from './registry.ts'
import { windowSpecs } from './specs.ts'

export interface NewWindow {
  readonly role: WindowRole
  readonly counter: WindowEntry['counter']
  readonly person: WindowEntry['person']
  readonly theme: Theme
  readonly preload: string
  /** DevTools only in development. */
  readonly development: boolean
}

/**
 * The only place that makes windows: sandboxed, isolated, without Node, shown when first painted.
 * @throws when the role has no window in this version
 */
export function createWindow(registry: WindowRegistry, options: NewWindow): WindowEntry {
  const spec = windowSpecs[options.role]
  if (spec === undefined) throw new Error(`no window for role ${options.role}`)
  const window = new BrowserWindow({
    width: spec.width,
    height: spec.height,
    minWidth: spec.minWidth,
    minHeight: spec.minHeight,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: spec.background[options.theme],
    title: 'Antesala',
    webPreferences: {
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      devTools: options.development,
      backgroundThrottling: spec.paintsCovered !== true,
      additionalArguments: [roleArgument + options.role],
    },
  })
  const entry: WindowEntry = {
    window,
    role: options.role,
    counter: options.counter,
    person: options.person,
    locked: false,
  }
  registry.add(entry)
  window.once('ready-to-show', () => {
    window.show()
  })
  toggleFullScreenByKey(window)
  void window.loadURL(`${origin}/apps/${spec.page}/index.html`)
  return entry
}

/** F11, as everywhere; the hall display lives in full screen. */
function toggleFullScreenByKey(window: BrowserWindow): void {
  window.webContents.on('before-input-event', (event, input) => {
    if (input.type !== 'keyDown' || input.key !== 'F11' || input.isAutoRepeat) return
    window.setFullScreen(!window.isFullScreen())
    event.preventDefault()
  })
}
