// A process of clients: does what the bench tells it. Ends with its parent.
import pg from 'pg'
import { v7 } from 'uuid'
import type { Actor } from '#domain/people.ts'
import { openPostgresStore } from '#db/postgres-store.ts'
import { loadOffice } from '#services/office-context.ts'
import { callNext } from '#services/tickets/call.ts'
import { testSecrets } from '#support/pins.ts'
import { value } from '#support/test-office.ts'
import { bareClient } from './bare.ts'
import type { Claimed, Desk, Order, Variant } from './order.ts'

/** Claims a ticket for one of its places. */
type Client = (place: number) => Promise<unknown>

const variants = new Map<Variant, { readonly clients: readonly Client[]; readonly places: number }>()
let statements = 0
countStatements()

process.on('message', (order: Order) => {
  const done = order.kind === 'open' ? open(order) : claim(order.variant)
  void done.then((answer) => process.send?.(answer))
})
process.on('disconnect', () => process.exit(0))

async function open({ variant, connection, desks }: Extract<Order, { kind: 'open' }>): Promise<null> {
  const connect = variant === 'bare' ? connectBare : connectProduct
  const clients = await Promise.all(desks.map((desk) => connect(connection, desk)))
  variants.set(variant, { clients, places: desks[0]?.places.length ?? 0 })
  return null
}

async function claim(variant: Variant): Promise<Claimed> {
  const { clients, places } = variants.get(variant) ?? { clients: [], places: 0 }
  statements = 0
  const startedAt = Date.now()
  const before = process.cpuUsage()
  const from = performance.now()
  await Promise.all(
    clients.map(async (client) => {
      for (let place = 0; place < places; place++) await client(place)
    }),
  )
  const endedAt = startedAt + (performance.now() - from)
  const { user, system } = process.cpuUsage(before)
  return { startedAt, endedAt, claims: clients.length * places, statements, cpuMs: (user + system) / 1000 }
}

/** A station as the program opens it. */
async function connectProduct(
  connection: Parameters<typeof openPostgresStore>[0],
  desk: Desk,
): Promise<Client> {
  const store = value(await openPostgresStore(connection))
  const dependencies = { store, clock: () => Date.now(), newId: () => v7(), publish: () => undefined, secrets: testSecrets } // prettier-ignore
  const office = await loadOffice(dependencies, desk.stationId)
  if (office === null) throw new Error('no office to claim in')
  return async (place) => {
    const { counterId, personId } = at(desk, place)
    const person = { id: personId, name: '', roles: [] }
    const actor: Actor = { stationId: desk.stationId, role: 'counter', counterId, person }
    value(await callNext(office, actor, { requestId: v7() }))
  }
}

function connectBare(connection: Parameters<typeof bareClient>[0], desk: Desk): Promise<Client> {
  const client = bareClient(connection)
  const businessDay = new Date().toISOString().slice(0, 10)
  const { stationId } = desk
  return Promise.resolve((place) => client.claim({ stationId, ...at(desk, place), businessDay }))
}

function at(desk: Desk, index: number): Desk['places'][number] {
  const place = desk.places[index]
  if (place === undefined) throw new Error(`a client has no place ${String(index)}`)
  return place
}

/** One function call and one addition for each statement, on all sides. */
function countStatements(): void {
  const prototype = pg.Client.prototype as unknown as {
    query: (this: pg.Client, ...args: unknown[]) => unknown
  }
  const original = prototype.query
  prototype.query = function (...args) {
    statements += 1
    return original.apply(this, args)
  }
}
