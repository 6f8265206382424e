import type { InputOf } from '#contract/contract.ts'
import type { NewOffice } from '#contract/schemas.ts'
import type {
  AboutView,
  FoundServer,
  JoinedView,
  PreparedView,
  Preferences,
  StationView,
  TroubleView,
  WindowChoice,
} from '#contract/views.ts'
import type { Result } from '#domain/result.ts'
import type { OfficeContext } from '#services/office-context.ts'
import type { OfficeServer } from '#services/stations/pair.ts'
import type { WindowEntry, WindowRegistry } from '#windows/registry.ts'

/** What the registration point needs of the running program. */
export interface Host {
  readonly registry: WindowRegistry
  /** This computer's id in the store. */
  readonly stationId: () => string
  /** The office that is open, or null during set-up and trouble. */
  readonly office: () => OfficeContext | null
  /** Number of the newest change that windows were told of. */
  readonly revision: () => number
  readonly preferences: () => Preferences
  readonly setPreferences: (preferences: Preferences) => void
  readonly about: () => AboutView
  readonly windowChoices: () => Promise<readonly WindowChoice[]>
  readonly openWindow: (
    role: WindowChoice['role'],
    counterNumber: number | null,
  ) => Promise<Result<WindowEntry>>
  readonly trouble: () => TroubleView | null
  readonly retry: () => Promise<Result<null>>
  readonly showDataFile: () => void
  /** Makes the office; the set-up's window stays, to show the recovery code. */
  readonly createOffice: (input: NewOffice) => Promise<Result<{ readonly recoveryCode: string }>>
  /** Opens the windows of the office that was made. */
  readonly enterOffice: () => Promise<Result<null>>
  readonly createDemo: () => Promise<Result<null>>
  /** This station and its way to the office's data; known also while the server is away. */
  readonly station: () => StationView
  /** Whether another station can be reached without the server now. */
  readonly isLinked: (stationId: string) => boolean
  /** The server of the office that is open, and what others are let in with; null where it is a file. */
  readonly officeServer: () => OfficeServer | null
  /** What this station proves itself with lies in a file, because there is no keyring to lock it in. */
  readonly credentialsInFile: () => boolean
  /** Listens for offices in this network for a moment. */
  readonly findServers: () => Promise<readonly FoundServer[]>
  readonly prepareServer: (input: InputOf<'setup.prepareServer'>) => Promise<Result<PreparedView>>
  readonly join: (input: InputOf<'setup.join'>) => Promise<Result<JoinedView>>
  /** Writes to the log; never names, notes or reasons. @returns a short reference a person can read out */
  readonly reportDefect: (call: string, error: unknown) => string
}
