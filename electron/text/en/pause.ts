import type { Translation } from '../shape.ts'
import type { pause as original } from '../es/pause.ts'

export const pause: Translation<typeof original> = {
  open: 'Pause the counter',
  title: 'Why does the counter stop?',
  hint: 'Nobody is called until you resume. Press the number or choose.',
  reasons: {
    break: 'Break',
    meal: 'Meal',
    back_office: 'Back office',
    help: 'Helping somebody',
    meeting: 'Meeting',
    fault: 'Breakdown',
  },
  paused: 'Counter paused',
  since: (clock) => `since ${clock}`,
  waiting: (count) =>
    count === 0
      ? 'Nobody waits for you meanwhile'
      : count === 1
        ? '1 person waits for you meanwhile'
        : `${count} people wait for you meanwhile`,
  resume: 'Resume',
}
