/**
 * What windows are told. Times are ms since the epoch in the store's clock; durations are ms.
 * A view carries what its window may see and nothing else (the display gets no names).
 */
import type { PauseReason } from '#domain/counter.ts'
import type { StaffRole, StationRole, WindowRole } from '#domain/people.ts'
import type { LineState } from '#domain/service-lines.ts'
import type { Channel } from '#domain/ticket.ts'
import type { TicketState } from '#domain/ticket-state.ts'
import type { TransitionEvent } from '#domain/events.ts'
import type { Refusal, StoreRefusal } from '#domain/refusal.ts'
import type { Why } from '#domain/why-next.ts'

export type Language = 'es' | 'en'
export type Theme = 'light' | 'dark' | 'contrast'
export type ThemeChoice = Theme | 'system'

export interface Preferences {
  readonly language: Language
  readonly theme: ThemeChoice
}

export interface PersonView {
  readonly id: string
  readonly name: string
  readonly roles: readonly StaffRole[]
}

export interface SessionView {
  readonly role: WindowRole
  readonly counter: { readonly id: string; readonly number: number } | null
  readonly person: PersonView | null
  /** Nothing is shown and nothing may be done until the person proves that it is them. */
  readonly locked: boolean
  readonly preferences: Preferences
  /** What the people who use this computer must know about its safety, for as long as it is so. */
  readonly warnings: readonly StationWarning[]
}

/** `pepper_in_file`: the key for PINs lies in a file, because this computer has no keyring to lock it in. */
export type StationWarning = 'pepper_in_file' | 'credentials_in_file'

/** How a person gets in: with a PIN, by choosing one with a start code, not yet, or (demo) without anything. */
export type Access = 'pin' | 'start' | 'none' | 'open'

/** A person in the manager's list of who can sign in. */
export interface PersonAccess extends PersonView {
  readonly access: Access
  /** Until when the start code is good, or the lock-out lasts; ms since the epoch. */
  readonly startCodeUntil: number | null
  readonly lockedOutUntil: number | null
}

/** Told once, to be read out or written down. */
export interface StartCode {
  readonly code: string
  /** ms since the epoch. */
  readonly until: number
}

/** Signed in again with the printed code, which is used up: here is the next one to print. */
export interface RecoveredView {
  readonly session: SessionView
  readonly recoveryCode: string
}

export interface DayClosed {
  /** How many still waited. */
  readonly notServed: number
  /** Hash over the ends of all chains, to be printed on the day's close. */
  readonly seal: string
}

/** A name to choose at sign-in. */
export interface SignInChoice extends PersonView {
  /** Where this person is signed in now ("Ventanilla 2"), or null. */
  readonly place: string | null
  readonly access: Access
}

export interface ServiceView {
  readonly id: string
  readonly name: string
  readonly prefix: string
  readonly targetMs: number
  /** Tickets waiting for this service now. */
  readonly waiting: number
}

export interface PriorityView {
  readonly id: string
  readonly name: string
  readonly headStartMs: number
  readonly strict: boolean
  /** The one a ticket gets when nobody chooses. */
  readonly isDefault: boolean
}

export interface CounterView {
  readonly id: string
  readonly number: number
  readonly serviceIds: readonly string[]
  /** Name of the person at it now, or null when closed. */
  readonly person: string | null
  readonly paused: boolean
}

export interface OfficeOverview {
  readonly office: { readonly name: string; readonly timeZone: string; readonly demo: boolean }
  readonly businessDay: string
  readonly services: readonly ServiceView[]
  readonly priorities: readonly PriorityView[]
  readonly counters: readonly CounterView[]
  /** How far this computer's clock is behind what was already recorded, ms; 0 when it is right. */
  readonly clockBehindMs: number
}

/** One row of the list of those who wait. */
export interface WaitingRow {
  readonly ticketId: string
  readonly label: string
  /** 1-based place in the order; null while cooling down. */
  readonly position: number | null
  readonly personName: string | null
  readonly serviceName: string
  readonly priorityName: string | null
  readonly channel: Channel
  readonly arrivalAt: number
  /** The wait that counts: from arrival or return. */
  readonly waitingSince: number
  readonly targetMs: number
  /** ms from arrival to the first greeting; null when nobody has greeted yet. */
  readonly greetedAfterMs: number | null
  readonly coolUntil: number | null
  readonly notHereCount: number
  /** Waits for this counter or person; `opened` when they have been away so long that everybody may call. */
  readonly target: TargetView | null
  /** What the colleague who transferred the client wrote. */
  readonly note: string | null
  readonly why: Why
}

export interface TargetView {
  readonly counter: number | null
  readonly person: string | null
  readonly opened: boolean
}

/** A client who is on hold. */
export interface HeldRow {
  readonly ticketId: string
  readonly label: string
  readonly personName: string | null
  readonly serviceName: string
  readonly heldSince: number
  /** Who holds the ticket; null when it is shared. */
  readonly heldBy: string | null
  /** The desk that put it on hold. */
  readonly counterNumber: number | null
  readonly note: string | null
  /** Whether this person may take it up again. */
  readonly mayResume: boolean
}

/** Where a client can be sent on to. */
export interface Destinations {
  /** After how long away a counter or a person no longer keeps a ticket to itself, ms. */
  readonly opensAfterMs: number
  readonly services: readonly { readonly id: string; readonly name: string; readonly waiting: number; readonly openCounters: number }[] // prettier-ignore
  readonly counters: readonly { readonly id: string; readonly number: number; readonly person: string | null; readonly paused: boolean }[] // prettier-ignore
  readonly people: readonly { readonly id: string; readonly name: string; readonly counterNumber: number | null }[] // prettier-ignore
}

/** One thing a client came for. */
export interface LineView {
  readonly lineId: string
  readonly serviceId: string
  readonly serviceName: string
  readonly quantity: number
  readonly state: LineState
}

export interface WaitingView {
  /** In order; those who cool down come last. At most the first 500 of `total`. */
  readonly rows: readonly WaitingRow[]
  readonly total: number
  /** Among all who wait: over their service's target, and not greeted by anybody yet. */
  readonly overTarget: number
  readonly ungreeted: number
}

/** A ticket found by number or name, in whatever state it is. */
export interface FoundTicket {
  readonly ticketId: string
  readonly label: string
  readonly state: TicketState
  readonly personName: string | null
  readonly serviceName: string
  readonly arrivalAt: number
  /** Where it is open, or was last ("Ventanilla 2"). */
  readonly counterNumber: number | null
}

/** The ticket in hand at a desk. */
export interface OpenTicket {
  readonly ticketId: string
  readonly label: string
  readonly state: 'called' | 'serving'
  readonly personName: string | null
  readonly serviceName: string
  readonly priorityName: string | null
  readonly arrivalAt: number
  /** Wait until the call or the start of service, ms. */
  readonly waitedMs: number
  readonly greetedAfterMs: number | null
  readonly callCount: number
  readonly notHereCount: number
  readonly notHereLimit: number
  readonly calledAt: number | null
  /** When the display showed the last call; null while it has not. */
  readonly announcedAt: number | null
  readonly servingSince: number | null
  /** What the client came for; never empty. */
  readonly lines: readonly LineView[]
  /** What the colleague who transferred the client, or held it, wrote. */
  readonly note: string | null
}

export interface NextRow {
  readonly ticketId: string
  readonly label: string
  readonly personName: string | null
  readonly serviceName: string
  readonly waitingSince: number
  readonly targetMs: number
  readonly why: Why
}

/** What can be undone here now. */
export interface UndoOffer {
  readonly eventId: string
  readonly ticketId: string
  readonly kind: TransitionEvent
  readonly label: string
  /** Until when, ms since the epoch. */
  readonly until: number
}

/** One desk: a counter, or reception's own place. */
export interface DeskView {
  readonly counter: {
    readonly id: string
    readonly number: number
    readonly services: readonly string[]
  } | null
  readonly open: OpenTicket | null
  /** Tickets this counter could call (all that wait, at reception). */
  readonly waiting: number
  /** Of those, how many cool down and are not called yet. */
  readonly cooling: number
  readonly next: readonly NextRow[]
  readonly undo: UndoOffer | null
  /** On hold: this person's own first, then the shared ones. */
  readonly held: readonly HeldRow[]
  /** Null while the counter works. */
  readonly paused: { readonly since: number; readonly reason: PauseReason } | null
  readonly today: {
    /** Called or attended before others who stood before. */
    readonly outOfOrder: number
    readonly served: number
    readonly averageServiceMs: number | null
    readonly noShows: number
  }
}

export interface DisplayCall {
  readonly callId: string
  readonly label: string
  readonly counterNumber: number
  readonly calledAt: number
  /** 1 for the first call, 2 and more when called again. */
  readonly times: number
}

export interface DisplayView {
  readonly officeName: string
  readonly timeZone: string
  /** Newest call that still stands (called or being served), or null when nobody has been called yet today. */
  readonly current: DisplayCall | null
  readonly last: readonly DisplayCall[]
  readonly waiting: number
  readonly byService: readonly { readonly name: string; readonly waiting: number }[]
}

export interface IssuedTicket {
  readonly ticketId: string
  readonly label: string
  /** People who will be called before, by today's order. */
  readonly ahead: number
  readonly undoEventId: string
}

/** One line of a ticket's story. */
export interface HistoryRow {
  readonly eventId: string
  readonly kind: string
  readonly at: number
  readonly personName: string | null
  readonly counterNumber: number | null
  /** The reason that was given, or the note that went along. */
  readonly text: string | null
  readonly undone: boolean
}

export interface AboutView {
  readonly version: string
  readonly runtime: {
    readonly kind: 'official' | 'development' | 'override' | 'unknown'
    readonly electron: string
    readonly chromium: string
    readonly node: string
  }
  readonly sqlite: string
  readonly dataFile: string
  readonly stationName: string
}

/** This station and its way to the office's data. */
export interface StationView {
  readonly name: string
  readonly roles: readonly StationRole[]
  /** Where the data is: a file on this computer, or a server (`host:port`). */
  readonly server: string | null
  /** Since when the server does not answer, ms since the epoch; null while it does, and for a file. */
  readonly lostSince: number | null
  /** What is added to this computer's clock to have the office's, ms. */
  readonly clockOffsetMs: number
  /** This version may read the office's data and not write it. */
  readonly outdated: boolean
  /** How many stations are there now, this one too, of how many. */
  readonly connected: number
  readonly stations: number
}

/** One station in the list of all. */
export interface StationRow {
  readonly id: string
  readonly name: string
  readonly zone: string
  readonly roles: readonly StationRole[]
  /** This very computer. */
  readonly here: boolean
  readonly connected: boolean
  /** Can be reached without the server. */
  readonly direct: boolean
  /** When it was there last; null when it has never been. */
  readonly seenAt: number | null
  readonly version: string | null
  readonly clockOffsetMs: number | null
  /** It has not come yet, and may until then. */
  readonly pairingUntil: number | null
}

export interface StationsView {
  readonly rows: readonly StationRow[]
  readonly zones: readonly { readonly id: string; readonly name: string }[]
  /** Why no station can be added here; null when one can. */
  readonly cannotPair: 'single' | 'no_authority' | null
}

/** Told once: what the new station has to be given. */
export interface PairingView {
  readonly stationName: string
  /** In groups, to be read out and typed. */
  readonly code: string
  /** Where the server is, as to be typed. */
  readonly address: string
  /** Code and address together, for the picture and for copying. */
  readonly text: string
  /** ms since the epoch. */
  readonly until: number
}

/** A server that was heard of in this network; nothing about it is proven yet. */
export interface FoundServer {
  readonly office: string
  readonly address: string
}

/** This computer belongs to the office now. */
export interface JoinedView {
  readonly stationName: string
  readonly roles: readonly StationRole[]
  /** Null where nobody has set up the office yet: this station does. */
  readonly office: string | null
  /** What this station's credentials are kept in. */
  readonly keptIn: 'keyring' | 'file'
}

/** The server is ready, and this computer has joined as its first station. */
export interface PreparedView {
  readonly address: string
  /** PostgreSQL must be started again by hand before it takes part. */
  readonly needsRestart: boolean
  /** Where copies are made every night; null where somebody has to see to that. */
  readonly backupFolder: string | null
  /** What this station's credentials are kept in. */
  readonly keptIn: JoinedView['keptIn']
  /** Of a server that had been prepared before, and has an office; null for a new one. */
  readonly office: string | null
}

/** A window that can be opened from here. */
export interface WindowChoice {
  readonly role: 'reception' | 'counter' | 'display'
  readonly counterNumber: number | null
  readonly open: boolean
}

export interface TroubleView {
  readonly refusal: StoreRefusal | Extract<Refusal, { readonly code: 'unexpected' }>
}

/** Answer of every call: the value with the revision it was read at, or a refusal. */
export type Answer<T> =
  { readonly ok: true; readonly value: T; readonly revision: number } | ({ readonly ok: false } & Refusal)
