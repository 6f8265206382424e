// A station of its own: does what its parent tells it, at once and all at the same time. Ends with its parent.
import type { Numbered, Order, Reply, Answer } from '#support/races/wire.ts'
import { openStation, type Station } from '#support/races/station.ts'
import { watched, watchTransactions } from '#support/races/watch-transactions.ts'
import { workOff } from '#support/races/work-off.ts'
import { missing } from '#support/unguarded/guards.ts'

watchTransactions()
let station: Station | null = null

function opened(): Station {
  if (station === null) throw new Error('no store was opened')
  return station
}

async function follow(order: Order): Promise<Answer> {
  switch (order.kind) {
    case 'open':
      await station?.close()
      station = await openStation(order.connection, order.stationId)
      break
    case 'shift':
      opened().shiftMs = order.ms
      break
    case 'without':
      missing.clear()
      for (const guard of order.guards) missing.add(guard)
      break
    case 'do':
      return opened().do(order.act)
    case 'work':
      return workOff(opened(), order.act)
  }
  return { ok: true, value: null }
}

process.on('message', ({ number, order }: Numbered) => {
  void watched(() => follow(order)).then(({ answer, watched: seen }) => {
    const reply: Reply = { number, answer, watched: seen }
    process.send?.(reply)
  })
})
process.on('disconnect', () => process.exit(0))
