import { Temporal } from 'temporal-polyfill'

/** A business day of an office: its name and the instants between which it lasts. */
export interface BusinessDay {
  /** Calendar date of its start, `2026-11-21`. */
  readonly name: string
  /** ms since the epoch, inclusive. */
  readonly startAt: number
  /** ms since the epoch, exclusive. */
  readonly endAt: number
}

/**
 * The business day that holds an instant (domain.md §2, "Numbers"). It starts at a set local minute, so that a
 * day is 23 or 25 hours long when the clocks change; a start inside the skipped hour moves to the next valid one.
 * @param at ms since the epoch
 * @param timeZone IANA zone of the office
 * @param dayStartMinute local minutes after midnight
 */
export function businessDayAt(at: number, timeZone: string, dayStartMinute: number): BusinessDay {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone)
  const today = dayStart(local.toPlainDate(), timeZone, dayStartMinute)
  const date = at >= today.epochMilliseconds ? local.toPlainDate() : local.toPlainDate().subtract({ days: 1 })
  return {
    name: date.toString(),
    startAt: dayStart(date, timeZone, dayStartMinute).epochMilliseconds,
    endAt: dayStart(date.add({ days: 1 }), timeZone, dayStartMinute).epochMilliseconds,
  }
}

function dayStart(date: Temporal.PlainDate, timeZone: string, minute: number): Temporal.ZonedDateTime {
  const time = Temporal.PlainTime.from({ hour: Math.floor(minute / 60), minute: minute % 60 })
  return date.toZonedDateTime({ timeZone, plainTime: time })
}

/** Whether a name is a time zone that this machine knows. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
