import type { StoreRefusal } from '#domain/refusal.ts'

/** Nothing was asked, or nobody waits for the answer any more: the server is lost. */
export class Unreachable extends Error {
  readonly refusal: StoreRefusal

  constructor(refusal: StoreRefusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}

/**
 * Whether a server is there, as whoever watches it (db/server-watch.ts) says. The one place at which a lost server turns
 * questions away: its pool asks here, so reads and writes hear of it at once instead of waiting for their time limits.
 */
export class Reach {
  #why: StoreRefusal | null = null
  #losses = 0
  readonly #waiting = new Set<(error: Unreachable) => void>()

  /** Why nothing can be asked; null while the server is there. */
  get why(): StoreRefusal | null {
    return this.#why
  }

  /** How often it was lost: connections from before are not to be trusted. */
  get losses(): number {
    return this.#losses
  }

  /** It is lost: whoever waits for an answer stops waiting. */
  lose(why: StoreRefusal): void {
    if (this.#why === null) this.#losses += 1
    this.#why = why
    const error = new Unreachable(why)
    for (const give of this.#waiting) give(error)
    this.#waiting.clear()
  }

  /** It is there again. */
  regain(): void {
    this.#why = null
  }

  /**
   * The answer, or `Unreachable` as soon as the server is lost; while it is, nothing is asked at all.
   * @param late is given an answer that came when nobody waited for it any more
   */
  orLost<T>(ask: () => Promise<T>, late?: (answer: T) => void): Promise<T> {
    if (this.#why !== null) return Promise.reject(new Unreachable(this.#why))
    return new Promise((resolve, reject) => {
      const give = (error: Error) => {
        this.#waiting.delete(give)
        reject(error)
      }
      this.#waiting.add(give)
      ask().then((answer) => {
        if (this.#waiting.delete(give)) resolve(answer)
        else late?.(answer)
      }, give)
    })
  }
}
