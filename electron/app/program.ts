import { join } from 'node:path'
import type { Preferences, Theme, TroubleView } from '#contract/views.ts'
import type { StoreRefusal } from '#domain/refusal.ts'
import type { Result } from '#domain/result.ts'
import type { StoreOptions } from '#db/store.ts'
import { createBroadcaster, type Broadcaster } from '#ipc/broadcast.ts'
import { loadOffice, type Dependencies, type OfficeContext } from '#services/office-context.ts'
import { clearCounters, signOut } from '#services/session.ts'
import { rollOverDay } from '#services/day.ts'
import { openStore, type Store } from '#db/store.ts'
import { createWindow } from '#windows/create-window.ts'
import { WindowRegistry, type WindowEntry } from '#windows/registry.ts'
import type { CommandLine } from './command-line.ts'
import type { Log } from './log.ts'
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
  state: State = { kind: 'closed' }
  /** The demo office has a file of its own: a real one is never mixed with it. */
  demo: boolean
  /** Sign-outs of closed windows that the store must not be closed before. */
  #leaving: Promise<unknown> = Promise.resolve()

  constructor(options: ProgramOptions) {
    this.options = options
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

  dependencies(store: Store): Dependencies {
    const { clock, newId } = this.options
    return { store, clock, newId, publish: this.broadcaster.publish }
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

  /** Takes up work in the office of the open store; stays in set-up when there is none. */
  async enterOffice(): Promise<void> {
    const { store } = this
    if (store === null) return
    const office = await loadOffice(this.dependencies(store), this.options.settings.current.stationId)
    if (office === null) return
    this.state = { kind: 'open', office }
    await clearCounters(office)
    await this.rollOver()
  }

  /** Ends the business day before this one, if that has not been done. */
  async rollOver(): Promise<void> {
    const { office } = this
    if (office === null) return
    const done = await rollOverDay(office, {
      stationId: office.stationId,
      role: 'manager',
      counterId: null,
      person: null,
    })
    if (!done.ok) this.options.log.info(`the day could not be rolled over: ${done.code}`)
  }

  /** Opens a window of this station. */
  show(
    role: WindowEntry['role'],
    counter: WindowEntry['counter'],
    person: WindowEntry['person'],
  ): WindowEntry {
    const { preload, development } = this.options
    return createWindow(this.registry, { role, counter, person, theme: this.theme, preload, development })
  }

  /** A closed window is a desk that nobody is at: whoever was signed in is signed out. */
  leaveWindow(entry: WindowEntry): void {
    const { office } = this
    if (office === null || entry.person === null) return
    const { stationId } = office
    const actor = { stationId, role: entry.role, counterId: entry.counter?.id ?? null, person: entry.person }
    this.#leaving = Promise.all([this.#leaving, signOut(office, actor)])
  }

  /** Closes windows and store; what was confirmed is already on disk. */
  async close(): Promise<void> {
    const { store } = this
    await this.#leaving
    this.state = { kind: 'closed' }
    await store?.close()
  }
}
