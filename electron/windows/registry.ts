import type { BrowserWindow, WebContents } from 'electron'
import type { Actor, WindowRole } from '#domain/people.ts'

/** A window of this station: its role, its counter, and who is signed in at it. */
export interface WindowEntry {
  readonly window: BrowserWindow
  readonly role: WindowRole
  readonly counter: { readonly id: string; readonly number: number } | null
  person: Actor['person']
  /** The person is there, or was: nothing is shown or done until they prove that it is them. */
  locked: boolean
}

/** Who asks, when this window asks. */
export function actorAt(entry: WindowEntry, stationId: string): Actor {
  const { role, counter, person, locked } = entry
  return { stationId, role, counterId: counter?.id ?? null, person, locked }
}

/** Which windows there are; the only source of who is asking. */
export class WindowRegistry {
  readonly #entries = new Map<number, WindowEntry>()

  /** Adds a window until it closes. */
  add(entry: WindowEntry): void {
    const { id } = entry.window.webContents
    this.#entries.set(id, entry)
    entry.window.once('closed', () => this.#entries.delete(id))
  }

  /** The window behind a message, or null for a sender that is none of ours. */
  find(contents: WebContents): WindowEntry | null {
    return this.#entries.get(contents.id) ?? null
  }

  all(): WindowEntry[] {
    return [...this.#entries.values()]
  }

  /** The window of a role, for a counter also of its number. */
  findRole(role: WindowRole, counterNumber: number | null): WindowEntry | null {
    return (
      this.all().find((entry) => entry.role === role && (entry.counter?.number ?? null) === counterNumber) ??
      null
    )
  }

  /** Whether the person of a window is signed in at another one of this station too. */
  isElsewhere(entry: WindowEntry): boolean {
    const id = entry.person?.id
    return id !== undefined && this.all().some((other) => other !== entry && other.person?.id === id)
  }
}
