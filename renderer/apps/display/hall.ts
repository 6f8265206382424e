import type { DisplayCall, DisplayView } from '#contract/views.ts'
import type { Texts } from '#text/index.ts'

/** The calls under the current one, newest first; the current one is already the largest thing on the screen. */
export function lastCalls(view: DisplayView, room: number): readonly DisplayCall[] {
  return view.last
    .filter((call) => call.callId !== view.current?.callId)
    .toSorted((one, other) => other.calledAt - one.calledAt)
    .slice(0, room)
}

/** Every call that can be read on the screen, oldest first: the order in which they were made. */
export function shownCalls(view: DisplayView, room: number): readonly DisplayCall[] {
  const shown = [...lastCalls(view, room), ...(view.current === null ? [] : [view.current])]
  return shown.toSorted((one, other) => one.calledAt - other.calledAt)
}

export interface ServiceLine {
  readonly name: string
  readonly waiting: number
}

/** What a footer can hold: how many services, and about how many letters in all. */
export interface FooterRoom {
  readonly items: number
  readonly letters: number
}

/** A name longer than this is cut on the screen. */
const longestName = 24
/** The figure and the gap beside a name, in letters. */
const besideName = 7

/**
 * The services that people wait for, as far as the footer holds them: the busiest, in the office's own order.
 * @returns the lines to show and how many services are left out
 */
export function serviceLines(
  services: readonly ServiceLine[],
  room: FooterRoom,
): { readonly lines: readonly ServiceLine[]; readonly others: number } {
  const wanted = services.filter((service) => service.waiting > 0)
  const chosen = new Set<ServiceLine>()
  let letters = 0
  for (const service of wanted.toSorted((one, other) => other.waiting - one.waiting)) {
    letters += Math.min(service.name.length, longestName) + besideName
    if (chosen.size === room.items || letters > room.letters) break
    chosen.add(service)
  }
  return { lines: wanted.filter((service) => chosen.has(service)), others: wanted.length - chosen.size }
}

/**
 * How wide a ticket number is in the bold typeface, in em, so that the largest size that fits can be computed.
 * Figures have one width; the two widest letters are told apart from the rest.
 */
export function widthInEm(label: string): number {
  let width = 0
  for (const sign of label)
    width += /\d/.test(sign) ? 0.622 : sign === '-' ? 0.367 : /[MW]/.test(sign) ? 0.9 : 0.76
  return width
}

/** How the hall greets at an hour of the office's day. */
export function greetingAt(hour: number): keyof Texts['display']['welcome'] {
  if (hour >= 5 && hour < 13) return 'morning'
  return hour >= 13 && hour < 20 ? 'afternoon' : 'night'
}
