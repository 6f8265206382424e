import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Preferences, Theme, TroubleView } from '#contract/views.ts'
import type { StoreRefusal } from '#domain/refusal.ts'
import type { Result } from '#domain/result.ts'
import { createBroadcaster, type Broadcaster } from '#ipc/broadcast.ts'
import { loadOffice, type Dependencies, type OfficeContext } from '#services/office-context.ts'
import type { Secrets } from '#services/people/secrets.ts'
import { pepperCheckOf } from '#db/queries/credentials.ts'
import type { Store } from '#db/store.ts'
import { createWindow } from '#windows/create-window.ts'
import { WindowRegistry, type WindowEntry } from '#windows/registry.ts'
import { createAutoLock, type AutoLock } from './auto-lock.ts'
import type { CommandLine } from './command-line.ts'
import { readCredentials, type KeptCredentials } from './credentials.ts'
import { beginDay, endDayBefore } from './days.ts'
import type { Keyring } from './keyring.ts'
import { leaveWindow } from './leave-window.ts'
import type { Log } from './log.ts'
import { advertisedBy, openProgramLink } from './program-link.ts'
import type { DirectLink } from '../station/direct-link.ts'
import { nameOf, openOnServer, openOwnFile, type OpenedStore } from './office-store.ts'
import { choosePepper, readPeppers } from './pepper.ts'
import type { Runtime } from './runtime.ts'
import type { StationSettings } from './station-file.ts'
import { takeUpStation, type ProgramStation } from './program-station.ts'

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
  /** What the system locks secrets in (app/keyring.ts), once it can be asked; null where there is none. */
  readonly keyring: () => Promise<Keyring | null>
}

type State =
  | { readonly kind: 'closed' }
  | { readonly kind: 'trouble'; readonly refusal: TroubleView['refusal'] }
  | { readonly kind: 'setup'; readonly opened: OpenedStore }
  | { readonly kind: 'open'; readonly opened: OpenedStore; readonly office: OfficeContext; readonly station: ProgramStation } // prettier-ignore

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
  /** To the other stations of a server's office; it needs neither server nor store. */
  link: DirectLink | null = null

  constructor(options: ProgramOptions) {
    this.options = options
    this.autoLock = createAutoLock({
      windows: () => this.registry.all(),
      office: () => this.office,
      clock: options.clock,
    })
    this.demo = options.commandLine.demo
  }

  /** Where the office's data is: a file's path, or `host:port/database`. */
  get dataPlace(): string {
    const { dataFolder, settings } = this.options
    const { server } = settings.current
    if (server !== null && !this.demo) return nameOf(server)
    return join(dataFolder, this.demo ? 'demo' : '.', 'antesala.sqlite')
  }

  /** This computer's id in the store. */
  get stationId(): string {
    return this.options.settings.current.stationId
  }

  get opened(): OpenedStore | null {
    return this.state.kind === 'setup' || this.state.kind === 'open' ? this.state.opened : null
  }

  get store(): Store | null {
    return this.opened?.store ?? null
  }

  get office(): OfficeContext | null {
    return this.state.kind === 'open' ? this.state.office : null
  }

  get station(): ProgramStation | null {
    return this.state.kind === 'open' ? this.state.station : null
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

  async dependencies({ store, server }: OpenedStore): Promise<Dependencies> {
    const { clock, newId } = this.options
    const secrets = await this.secretsOf(store, server?.kept ?? null)
    return { store, clock, newId, publish: this.broadcaster.publish, secrets }
  }

  /** The demo asks for no PIN, and keeps no pepper; a station is given its office's, a public one none. */
  private async secretsOf(store: Store, kept: KeptCredentials | null): Promise<Secrets> {
    if (this.demo) return { pepper: randomBytes(32), inFile: false }
    const given = kept?.credentials.pepper ?? null
    if (given !== null) return { pepper: Buffer.from(given, 'hex'), inFile: kept?.inFile ?? false }
    const { dataFolder, keyring } = this.options
    this.#peppers ??= await readPeppers(dataFolder, await keyring())
    return choosePepper(this.#peppers, await pepperCheckOf(store.db))
  }

  /**
   * Opens the store and the office in it, if there is one. A store that cannot be used is a state, not a crash; so is
   * a defect on the way: without a window nobody would know that the program runs.
   */
  async open(): Promise<void> {
    let store: Store | null = null
    try {
      const opened = await this.openStore()
      if (!opened.ok) {
        this.options.log.info(`store refused: ${opened.code}`)
        this.state = { kind: 'trouble', refusal: opened as StoreRefusal }
        return
      }
      store = opened.value.store
      this.state = { kind: 'setup', opened: opened.value }
      await this.enterOffice()
    } catch (error) {
      const refusal = store?.refusalOf(error) ?? null
      const reference = refusal === null ? this.options.log.defect('opening the data', error) : ''
      this.state = { kind: 'trouble', refusal: refusal ?? { code: 'unexpected', reference } }
      await store?.close()
    }
  }

  private async openStore(): Promise<Result<OpenedStore>> {
    const { dataFolder, settings, keyring } = this.options
    const { server } = settings.current
    if (server === null || this.demo) return openOwnFile(this.dataPlace)
    const kept = await readCredentials(dataFolder, await keyring())
    this.link ??= kept === null ? null : await openProgramLink(this, kept.credentials)
    return openOnServer(server, kept)
  }

  /** Takes up work in the office of the open store; stays in set-up when there is none. The demo's day begins later. */
  async enterOffice(): Promise<void> {
    const { opened } = this
    if (opened === null) return
    const dependencies = await this.dependencies(opened)
    const office = await loadOffice(dependencies, this.stationId)
    if (office === null) return
    const station = await takeUpStation(this, office, opened.server)
    this.state = { kind: 'open', opened, office, station }
    this.link?.link.setAdvertised(advertisedBy(this))
    if (!this.demo) await beginDay(this)
  }

  /** Ends the business day before this one, if that has not been done, and seals the hour. */
  async rollOver(): Promise<void> {
    if (this.office !== null) await endDayBefore(this)
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
    const { store, station } = this
    await this.#leaving
    this.state = { kind: 'closed' }
    await station?.close()
    await store?.close()
    await this.link?.close()
    this.link = null
  }
}
