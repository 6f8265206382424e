import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Preferences, Theme, TroubleView } from '#contract/views.ts'
import type { StoreRefusal } from '#domain/refusal.ts'
import type { Result } from '#domain/result.ts'
import type { StoreOptions } from '#db/store.ts'
import { createBroadcaster, type Broadcaster } from '#ipc/broadcast.ts'
import { loadOffice, type Dependencies, type OfficeContext } from '#services/office-context.ts'
import { clearCounters } from '#services/people/sign-out.ts'
import type { Secrets } from '#services/people/secrets.ts'
import { rollOverDay } from '#services/day.ts'
import { finishErasures } from '#services/erase.ts'
import { maybeSealHour } from '#services/seal.ts'
import { pepperCheckOf } from '#db/queries/credentials.ts'
import { openStore, type Store } from '#db/store.ts'
import { createWindow } from '#windows/create-window.ts'
import { WindowRegistry, type WindowEntry } from '#windows/registry.ts'
import { createAutoLock, type AutoLock } from './auto-lock.ts'
import type { CommandLine } from './command-line.ts'
import { leaveWindow } from './leave-window.ts'
import type { Log } from './log.ts'
import { choosePepper } from './pepper.ts'
import type { Runtime } from './runtime.ts'
import type { StationSettings } from './station-file.ts'

/** What the composition root gives. */
export interface ProgramOptions {
  readonly commandLine: CommandLine
  readonly dataFolder: string
  readonly settings: StationSettings
  readonly runtime: Runtime
  readonly version: string
  readonly preload: string
  readonly development: boolean
  /** Tells the system's own parts (menus, scroll bars) the theme; answers whether it is dark now. */
  readonly applyTheme: (theme: Preferences['theme']) => { readonly dark: boolean }
  readonly log: Log
  readonly clock: () => number
  readonly newId: () => string
  /** Every pepper that this computer can read (app/pepper.ts); the keyring may take its time. */
  readonly readPeppers: () => Promise<readonly Secrets[]>
}

type State =
  | { readonly kind: 'closed' }
  | { readonly kind: 'trouble'; readonly refusal: TroubleView['refusal'] }
  | { readonly kind: 'setup'; readonly store: Store }
  | { readonly kind: 'open'; readonly office: OfficeContext }

/** The running program: which store is open, which office, which windows. */
export class Program {
  readonly registry = new WindowRegistry()
  readonly broadcaster: Broadcaster = createBroadcaster(this.registry)
  readonly options: ProgramOptions
  readonly autoLock: AutoLock
  state: State = { kind: 'closed' }
  /** The demo office has a file of its own: a real one is never mixed with it. */
  demo: boolean
  /** Sign-outs of closed windows that the store must not be closed before. */
  #leaving: Promise<unknown> = Promise.resolve()
  #peppers: readonly Secrets[] | null = null

  constructor(options: ProgramOptions) {
    this.options = options
    this.autoLock = createAutoLock({
      windows: () => this.registry.all(),
      office: () => this.office,
      clock: options.clock,
    })
    this.demo = options.commandLine.demo
  }

  get dataFile(): string {
    const { dataFolder } = this.options
    return join(dataFolder, this.demo ? 'demo' : '.', 'antesala.sqlite')
  }

  get store(): Store | null {
    if (this.state.kind === 'setup') return this.state.store
    return this.state.kind === 'open' ? this.state.office.store : null
  }

  get office(): OfficeContext | null {
    return this.state.kind === 'open' ? this.state.office : null
  }

  get preferences(): Preferences {
    return this.options.settings.current.preferences
  }

  /** The theme a new window is painted in before its page is there. */
  get theme(): Theme {
    const { theme } = this.preferences
    const { dark } = this.options.applyTheme(theme)
    if (theme !== 'system') return theme
    return dark ? 'dark' : 'light'
  }

  async dependencies(store: Store): Promise<Dependencies> {
    const { clock, newId } = this.options
    const secrets = await this.secretsOf(store)
    return { store, clock, newId, publish: this.broadcaster.publish, secrets }
  }

  /** The demo asks for no PIN, and keeps no pepper. */
  private async secretsOf(store: Store): Promise<Secrets> {
    if (this.demo) return { pepper: randomBytes(32), inFile: false }
    this.#peppers ??= await this.options.readPeppers()
    return choosePepper(this.#peppers, await pepperCheckOf(store.db))
  }

  /**
   * Opens the store and the office in it, if there is one. A store that cannot be used is a state, not a crash; so is
   * a defect on the way: without a window nobody would know that the program runs.
   */
  async open(): Promise<void> {
    let store: Store | null = null
    try {
      const opened = await this.openFile()
      if (!opened.ok) {
        this.options.log.info(`store refused: ${opened.code}`)
        this.state = { kind: 'trouble', refusal: opened as StoreRefusal }
        return
      }
      store = opened.value
      this.state = { kind: 'setup', store }
      await this.enterOffice()
    } catch (error) {
      const reference = this.options.log.defect('opening the data', error)
      this.state = { kind: 'trouble', refusal: { code: 'unexpected', reference } }
      await store?.close()
    }
  }

  private openFile(): Promise<Result<Store>> {
    const nativeBinding = process.env['ANTESALA_SQLITE_BINDING']
    const options: StoreOptions = nativeBinding === undefined ? {} : { nativeBinding }
    return openStore(this.dataFile, options)
  }

  /** Takes up work in the office of the open store; stays in set-up when there is none. The demo's day begins later. */
  async enterOffice(): Promise<void> {
    const { store } = this
    if (store === null) return
    const dependencies = await this.dependencies(store)
    const office = await loadOffice(dependencies, this.options.settings.current.stationId)
    if (office === null) return
    this.state = { kind: 'open', office }
    if (!this.demo) await this.beginDay(office)
  }

  /** Nobody is signed in yet, and the business day before this one has ended. */
  async beginDay(office: OfficeContext): Promise<void> {
    await clearCounters(office)
    const left = await finishErasures(office)
    if (left.length > 0) this.options.log.info(`erased texts may still be read in ${left.join(', ')}`)
    await this.endDayBefore(office)
  }

  /** Ends the business day before this one, if that has not been done, and seals the hour. */
  async rollOver(): Promise<void> {
    if (this.office !== null) await this.endDayBefore(this.office)
  }

  private async endDayBefore(office: OfficeContext): Promise<void> {
    const station = { stationId: office.stationId, role: 'manager', counterId: null, person: null } as const
    const done = await rollOverDay(office, station)
    if (!done.ok) this.options.log.info(`the day could not be rolled over: ${done.code}`)
    const sealed = await maybeSealHour(office, station)
    if (!sealed.ok) this.options.log.info(`the hour could not be sealed: ${sealed.code}`)
  }

  /** Opens a window of this station. */
  show(
    role: WindowEntry['role'],
    counter: WindowEntry['counter'],
    person: WindowEntry['person'],
  ): WindowEntry {
    const { preload, development } = this.options
    const theme = this.theme
    const entry = createWindow(this.registry, { role, counter, person, theme, preload, development })
    this.autoLock.watch(entry)
    return entry
  }

  /** Signs out whoever is at a window that closes. */
  leaveWindow(entry: WindowEntry): void {
    if (this.office === null) return
    this.#leaving = Promise.allSettled([this.#leaving, leaveWindow(entry, this.registry, this.office)])
  }

  /** Closes windows and store; what was confirmed is already on disk. */
  async close(): Promise<void> {
    const { store } = this
    await this.#leaving
    this.state = { kind: 'closed' }
    await store?.close()
  }
}
