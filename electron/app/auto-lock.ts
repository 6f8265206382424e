import { recordLock, type LockCause } from '#services/people/lock.ts'
import type { OfficeContext } from '#services/office-context.ts'
import { actorAt, type WindowEntry } from '#windows/registry.ts'
import { inTurn } from '#windows/turns.ts'

/** Locks windows that were left alone. */
export interface AutoLock {
  /** From now on every key, click and touch in this window counts; only the main process hears them. */
  readonly watch: (entry: WindowEntry) => void
  /** Locks what has been left alone for too long. */
  readonly look: () => void
  /** Locks every window with somebody signed in: the computer itself was locked, or sleeps. */
  readonly lockAll: () => void
}

export interface AutoLockOptions {
  readonly windows: () => readonly WindowEntry[]
  readonly office: () => OfficeContext | null
  /** ms since the epoch. */
  readonly clock: () => number
}

/** Hears every window that it watches, and locks by the office's own rule (`autoLockMs`). */
export function createAutoLock({ windows, office, clock }: AutoLockOptions): AutoLock {
  const touchedAt = new WeakMap<WindowEntry, number>()

  function lock(entry: WindowEntry, context: OfficeContext, cause: LockCause): void {
    entry.locked = true
    void inTurn(entry, () => recordLock(context, actorAt(entry, context.stationId), cause))
  }

  /** Where somebody is signed in and could be impersonated; never the hall display, never the demo. */
  function exposed(): readonly WindowEntry[] {
    return windows().filter(({ person, locked }) => person !== null && !locked)
  }

  return {
    watch(entry) {
      const touch = () => touchedAt.set(entry, clock())
      touch()
      entry.window.webContents.on('input-event', touch)
    },
    look() {
      const context = office()
      if (context === null || context.office.demo) return
      const now = clock()
      for (const entry of exposed()) {
        const touched = touchedAt.get(entry) ?? now
        // A clock that was put back would keep the window open until it has caught up.
        if (touched > now) touchedAt.set(entry, now)
        if (isLeftAlone(touched, now, context.rules.autoLockMs)) lock(entry, context, 'idle')
      }
    },
    lockAll() {
      const context = office()
      if (context === null || context.office.demo) return
      for (const entry of exposed()) lock(entry, context, 'screen')
    },
  }
}

/**
 * Whether nobody has touched a window for as long as the office allows.
 * @param touchedAt last key, click or touch, ms since the epoch
 * @param autoLockMs the office's rule; 0 for never
 */
export function isLeftAlone(touchedAt: number, now: number, autoLockMs: number): boolean {
  return autoLockMs > 0 && now - touchedAt >= autoLockMs
}
