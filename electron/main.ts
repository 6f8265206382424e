import { join, resolve } from 'node:path'
import { app, dialog, Menu, nativeTheme, powerMonitor, session } from 'electron'
import { v7 as newId } from 'uuid'
import { registerCalls } from '#ipc/register.ts'
import { texts } from '#text/index.ts'
import { prepareAnswers, registerScheme, serveApp } from '#windows/app-protocol.ts'
import { lockContents, lockSession } from '#windows/lock-down.ts'
import { chromiumFolder } from './app/chromium-folder.ts'
import { readCommandLine } from './app/command-line.ts'
import { prepareDemo } from './app/found-office.ts'
import { createHost } from './app/host.ts'
import { systemKeyring } from './app/keyring.ts'
import { openLog } from './app/log.ts'
import { answerSecondStart, showWindows, type SecondStart } from './app/office-windows.ts'
import { Program } from './app/program.ts'
import { readRuntime } from './app/runtime.ts'
import { careForServer } from './app/server-care.ts'
import { readStationSettings } from './app/station-file.ts'

/** How often the program looks whether a new business day has begun, ms; a timer until 04:00 would not survive sleep. */
const dayCheckMs = 30_000
/** How often a server that was lost, or shut this station out, is tried again, ms. */
const careMs = 3_000
/** How often the program looks for windows that were left alone, ms. */
const lockCheckMs = 2000

const commandLine = readCommandLine(process.argv.slice(1))
const dataFolder = commandLine.dataDir === null ? app.getPath('userData') : resolve(commandLine.dataDir)
app.setPath('userData', chromiumFolder(dataFolder))

registerScheme()
lockContents(app)
Menu.setApplicationMenu(null)

// Chromium changes the order of the arguments that a second start hands to the first: what they meant goes along.
if (app.requestSingleInstanceLock({ windows: commandLine.windows } satisfies SecondStart)) start().catch(stop)
else app.quit()

/** Wires the program together; the pieces are in `app/`. */
async function start(): Promise<void> {
  const log = openLog(dataFolder)
  const runtime = readRuntime()
  const settings = readStationSettings(dataFolder, () => ({
    stationId: newId(),
    preferences: { language: commandLine.language ?? 'es', theme: 'light' },
    windows: [],
    server: null,
  }))
  const program = new Program({
    commandLine,
    dataFolder,
    settings,
    runtime,
    version: app.getVersion(),
    preload: join(import.meta.dirname, '../preload/preload.cjs'),
    development: !app.isPackaged,
    applyTheme(theme) {
      nativeTheme.themeSource = theme === 'contrast' ? 'dark' : theme
      return { dark: nativeTheme.shouldUseDarkColors }
    },
    log,
    clock: Date.now,
    newId,
    async keyring() {
      await app.whenReady()
      return systemKeyring()
    },
  })
  process.on('uncaughtException', (error) => log.defect('uncaught', error))
  process.on('unhandledRejection', (error) => log.defect('unhandled', error))
  registerCalls(createHost(program))
  app.on('second-instance', (_event, _argv, _folder, asked) => {
    void answerSecondStart(program, asked as SecondStart | null)
  })
  app.on('window-all-closed', () => {
    app.quit()
  })
  closeBeforeQuit(program)

  const opened = program.open().then(() => (program.demo ? prepareDemo(program) : null))
  prepareAnswers()
  await app.whenReady()
  lockSession(session.defaultSession)
  serveApp(session.defaultSession, join(import.meta.dirname, '../renderer'))
  await opened
  const { kind, electron, chromium, node } = runtime
  log.info(`Antesala ${app.getVersion()} on ${kind} Electron ${electron}, Chromium ${chromium}, Node ${node}`)
  await showWindows(program)
  setInterval(() => void program.rollOver(), dayCheckMs)
  const care = careForServer(program)
  setInterval(() => void care(), careMs)
  lockWhatIsLeftAlone(program)
}

/** By the office's own rule, and whenever the computer itself is locked or goes to sleep. */
function lockWhatIsLeftAlone({ autoLock }: Program): void {
  setInterval(autoLock.look, lockCheckMs)
  powerMonitor.on('lock-screen', autoLock.lockAll)
  powerMonitor.on('suspend', autoLock.lockAll)
}

/** A defect before there is a window: said in a box of the system's, never a program that runs unseen. */
function stop(error: unknown): void {
  const reference = openLog(dataFolder).defect('starting', error)
  const { unexpected } = texts[commandLine.language ?? 'es'].refusals
  dialog.showErrorBox('Antesala', unexpected({ reference }, String))
  app.exit(1)
}

/** Lets the store checkpoint and close. Windows are gone by then, so nothing can be asked any more. */
function closeBeforeQuit(program: Program): void {
  app.on('will-quit', (event) => {
    event.preventDefault()
    void program.close().finally(() => {
      app.exit(0)
    })
  })
}
