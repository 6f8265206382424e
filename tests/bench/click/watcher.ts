/** What runs inside a page; installed by `page.evaluate`, so it must not use anything from outside. */
declare global {
  interface Window {
    bench?: Watcher
  }
}

/** Knows what a window shows, and when a change of it was painted. Times are ms since the epoch. */
export interface Watcher {
  /** Forgets the last change: the next one counts. */
  arm(): void
  /** When the last click happened here. */
  clickedAt: number
  /** When the first change since arming was painted; null while there was none. */
  paintedAt: number | null
  /** Settles with that. */
  painted: Promise<number>
}

/**
 * Watches the text (or the ticket) of some elements. A change counts as painted when the second frame after it
 * begins: the first one has then been handed over.
 * @param selectors the elements; one that is missing counts as such
 */
export function installWatcher(selectors: readonly string[]): void {
  const now = () => performance.timeOrigin + performance.now()
  const shown = () =>
    selectors
      .map((selector) => {
        const element = document.querySelector<HTMLElement>(selector)
        return element === null ? '–' : (element.dataset['ticket'] ?? element.textContent)
      })
      .join('|')
  let last = shown()
  let settle: (at: number) => void = () => undefined
  const watcher: Watcher = {
    clickedAt: 0,
    paintedAt: null,
    painted: Promise.resolve(0),
    arm() {
      last = shown()
      watcher.paintedAt = null
      watcher.painted = new Promise((resolve) => (settle = resolve))
    },
  }
  watcher.arm()
  addEventListener('click', (event) => (watcher.clickedAt = performance.timeOrigin + event.timeStamp), true)
  const observer = new MutationObserver(() => {
    if (watcher.paintedAt !== null || shown() === last) return
    last = shown()
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        watcher.paintedAt ??= now()
        settle(watcher.paintedAt)
      }),
    )
  })
  observer.observe(document.body, { attributes: true, characterData: true, childList: true, subtree: true })
  window.bench = watcher
}
