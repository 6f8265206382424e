import { stepNumber, type Alert } from './alert.ts'

/**
 * The small neutral mark on the sender's station; it changes its shape and says no word (domain.md §6). `waiting`: pressed,
 * and nobody has received it yet.
 */
export type Mark = 'ready' | 'waiting' | 'sent' | 'received' | 'on_the_way'

/**
 * What the sender's mark shows of the alerts raised there: what is true of the farthest, nothing inferred. A resolved alert
 * leaves it ready again; a cancelled one too, whatever it is to security.
 */
export function markOf(alerts: readonly Alert[]): Mark {
  const shapes = alerts.filter(({ state, cancelled }) => state === 'open' && cancelled === null).map(shapeOf)
  return order.findLast((mark) => shapes.includes(mark)) ?? 'ready'
}

const order = ['waiting', 'sent', 'received', 'on_the_way'] as const satisfies readonly Mark[]

function shapeOf({ responders, receipts, raised }: Alert): (typeof order)[number] {
  if (responders.some(({ step }) => stepNumber(step) >= stepNumber('on_the_way'))) return 'on_the_way'
  const others = [...receipts].filter(([stationId]) => stationId !== raised.stationId)
  if (responders.length > 0 || others.some(([, step]) => step !== 'sent')) return 'received'
  return others.length > 0 ? 'sent' : 'waiting'
}
