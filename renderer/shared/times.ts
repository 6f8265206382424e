import { computed, shallowRef, type ComputedRef } from 'vue'
import { defineStore } from 'pinia'
import type { Language } from '#contract/views.ts'
import { texts } from '#text/index.ts'
import { useSession } from './session.ts'

const minute = 60_000
const hour = 60 * minute

/** The office's time zone, once a store of this window has been told it; before that the computer's. */
export const useTimeZone = defineStore('timeZone', () => {
  const name = shallowRef<string | undefined>(undefined)
  /** Called by the store that reads it. Example: `useTimeZone().set(overview.office.timeZone)`. */
  function set(timeZone: string): void {
    name.value = timeZone
  }
  return { name, set }
})

/** How this window writes times and durations. */
export interface Times {
  /** "10:42" */
  readonly clock: (at: number) => string
  /** "sábado, 21 de noviembre, 10:42:07", for titles */
  readonly exact: (at: number) => string
  /** "21 de noviembre de 2026" */
  readonly date: (at: number) => string
  /** A moment soon, after "hasta": "las 10:42" today, otherwise "el lunes 23 a las 10:42" */
  readonly moment: (at: number, now: number) => string
  /** "40 s", "31 min", "1 h 05 min" */
  readonly duration: (ms: number) => string
  /** "hace 6 min" */
  readonly ago: (at: number, now: number) => string
  /** "0:18", "1:04:09": a clock that runs */
  readonly stopwatch: (ms: number) => string
}

/** @param timeZone IANA name; undefined is the computer's own */
export function timesFor(language: Language, timeZone: string | undefined): Times {
  const words = texts[language].time
  const zone = timeZone === undefined ? {} : { timeZone }
  const clock = new Intl.DateTimeFormat(language, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...zone,
  })
  const exact = new Intl.DateTimeFormat(language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    ...zone,
  })
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'long', ...zone })
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'long', ...zone })
  const day = new Intl.DateTimeFormat(language, { day: 'numeric', ...zone })
  const two = (value: number): string => String(value).padStart(2, '0')

  function duration(ms: number): string {
    const positive = Math.max(0, ms)
    if (positive < minute) return words.seconds(Math.floor(positive / 1000))
    if (positive < hour) return words.minutes(Math.floor(positive / minute))
    return words.hours(Math.floor(positive / hour), two(Math.floor((positive % hour) / minute)))
  }

  return {
    clock: (at) => clock.format(at),
    exact: (at) => exact.format(at),
    date: (at) => date.format(at),
    moment: (at, now) =>
      date.format(at) === date.format(now)
        ? words.today(clock.format(at))
        : words.onDay(weekday.format(at), day.format(at), clock.format(at)),
    duration,
    ago: (at, now) => (now - at < 5000 ? words.justNow : words.ago(duration(now - at))),
    stopwatch: (ms) => {
      const seconds = Math.floor(Math.max(0, ms) / 1000)
      const minutes = Math.floor(seconds / 60)
      if (minutes < 60) return `${String(minutes)}:${two(seconds % 60)}`
      return `${String(Math.floor(minutes / 60))}:${two(minutes % 60)}:${two(seconds % 60)}`
    },
  }
}

/** Times in the language of this window and the zone of the office. */
export function useTimes(): ComputedRef<Times> {
  const session = useSession()
  const zone = useTimeZone()
  return computed(() => timesFor(session.language, zone.name))
}
