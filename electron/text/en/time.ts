import type { Translation } from '../shape.ts'
import type { time as original } from '../es/time.ts'

export const time: Translation<typeof original> = {
  today: (clock) => clock,
  onDay: (weekday, day, clock) => `${weekday} ${day} at ${clock}`,
  justNow: 'just now',
  ago: (amount) => `${amount} ago`,
  seconds: (count) => `${count} s`,
  minutes: (count) => `${count} min`,
  hours: (hours, minutes) => `${hours} h ${minutes} min`,
}
