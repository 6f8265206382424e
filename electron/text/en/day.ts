import type { Translation } from '../shape.ts'
import type { day as original } from '../es/day.ts'

export const day: Translation<typeof original> = {
  close: 'Close the day…',
  title: 'Close the day',
  hint: 'Afterwards nobody who has come until now will be called.',
  waiting: (count) =>
    count === 0
      ? 'Nobody is waiting.'
      : count === 1
        ? '1 person is still waiting, and will be recorded as not served.'
        : `${count} people are still waiting, and will be recorded as not served.`,
  serving: 'Whoever is being served stays so until it is finished.',
  confirm: 'Close the day',
  closed: 'The day is closed',
  notServed: (count) =>
    count === 0
      ? 'Everybody who waited was served.'
      : count === 1
        ? '1 person was not served.'
        : `${count} people were not served.`,
  seal: 'Seal of the day',
  sealHint: 'Print it and keep it: if anybody changed the records of today, the seal would no longer match.',
  sheet: 'Keep this sheet: if anybody changed the records of this day, the seal would no longer match.',
  print: 'Print',
  done: 'Done',
}
