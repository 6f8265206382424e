import { expect, onTestFinished, test as base } from 'vitest'
import { v7 } from 'uuid'
import { startChild, type Child } from '#support/child.ts'
import { orderFor, type ChildOrder } from '#support/link/child-order.ts'
import { layNetwork, noNetworks } from '#support/link/networks.ts'
import { makeOffice } from '#support/link/office.ts'

// A reason is said once, instead of a test that says nothing.
const test = base.skipIf(noNetworks !== null)
if (noNetworks !== null) console.log(`not tried: ${noNetworks}`)

const advertise = { office: 'Registro de Poniente', server: '10.99.0.5:5433' }

/** Two stations on two computers of one network. */
async function startApart(more: (index: number) => Partial<ChildOrder>) {
  const network = layNetwork()
  const office = await makeOffice()
  const identities = [await office.newStation(), await office.newStation()] as const
  const start = (index: 0 | 1) => {
    const order = orderFor(identities[index], identities, { port: 47_474, ...more(index) })
    const child = startChild('link-station.ts', [JSON.stringify(order)], network.on[index])
    onTestFinished(() => void child.process.kill('SIGKILL'))
    return child
  }
  const stations = [start(0), start(1)] as const
  const ids = identities.map(({ stationId }) => stationId) as [string, string]
  return { network, stations, ids, start }
}

test('a network that is cut: known within 5 s at both ends, and back by itself', async () => {
  const { network, stations, ids } = await startApart(() => ({}))
  const [first, second] = stations
  await Promise.all(stations.map((station) => station.heard('port 47474')))
  tell(first, 'peers', peerAt(ids[1], network.addresses[1]))
  tell(second, 'peers', peerAt(ids[0], network.addresses[0]))
  await Promise.all([first.heard(`up ${ids[1]}`), second.heard(`up ${ids[0]}`)])

  const cutAt = Date.now()
  network.cut()
  const down = await Promise.all([first.heard(`down ${ids[1]}`), second.heard(`down ${ids[0]}`)])
  for (const line of down) expect(timeIn(line) - cutAt).toBeLessThan(5_000)
  const id = v7()
  tell(first, 'send', `${id} ayuda`)

  network.heal()
  const healedAt = Date.now()
  await Promise.all([first.heardTimes(`up ${ids[1]}`, 2), second.heardTimes(`up ${ids[0]}`, 2)])
  const back = timeIn(first.lines.filter((line) => line.startsWith('up')).at(-1) ?? '')
  expect(back - healedAt).toBeLessThan(8_000)
  await first.heard(`receipt ${id} accepted`)
  expect(second.lines.filter((line) => line.startsWith('handled'))).toEqual([`handled ${id} ayuda`])
  console.log(`known to be cut after ${down.map((line) => timeIn(line) - cutAt).join(' and ')} ms, back ${back - healedAt} ms after the network`) // prettier-ignore
}, 40_000)

test('stations that know no address find each other, and set-up hears of their office', async () => {
  const { network, stations, ids } = await startApart(() => ({ advertise }))
  const [first, second] = stations
  const startedAt = Date.now()
  // The second one is found, and looks for nobody itself.
  tell(first, 'peers', [{ stationId: ids[1], places: [] }])
  const up = await Promise.all([first.heard(`up ${ids[1]}`), second.heard(`up ${ids[0]}`)])
  console.log(`found after ${up.map((line) => timeIn(line) - startedAt).join(' and ')} ms`)

  const setup = await startChild('find-servers.ts', ['1500'], network.on[0]).ended()
  expect(setup).toMatchObject({ code: 0, errors: '' })
  expect(setup.lines[0]).toBe(
    `found ${JSON.stringify([{ office: advertise.office, address: advertise.server }])}`,
  )
  for (const { lines } of stations) expect(lines.filter((line) => line.startsWith('discovery'))).toEqual([])

  // The router gives the second one another address, and nobody tells the first.
  const readdressedAt = Date.now()
  const address = network.readdress()
  await first.heard(`connected ${ids[1]} ${address}`)
  console.log(`found again after another address: ${Date.now() - readdressedAt} ms`)
}, 60_000)

test('a station that was switched off and comes back with another address is found there', async () => {
  const { network, stations, ids, start } = await startApart(() => ({ advertise }))
  const [first, second] = stations
  tell(first, 'peers', [{ stationId: ids[1], places: [] }])
  await first.heard(`connected ${ids[1]} ${network.addresses[1]}`)
  // It has no time to say good-bye, and looks for nobody itself.
  second.process.kill('SIGKILL')
  await second.ended()
  const address = network.readdress()
  start(1)
  await first.heard(`connected ${ids[1]} ${address}`)
}, 40_000)

test('a port for mDNS that cannot be had is said, and harmless', async () => {
  const network = layNetwork()
  const hog = startChild('hold-port.ts', ['5353'], network.on[0])
  onTestFinished(() => void hog.process.kill('SIGKILL'))
  await hog.heard('held')
  const setup = await startChild('find-servers.ts', ['300'], network.on[0]).ended()
  expect(setup).toMatchObject({ code: 0, errors: '' })
  expect(setup.lines[0]).toBe('found []')
  expect(setup.lines[1]).toContain('EADDRINUSE')
})

test('whatever is said by mDNS ends nothing', async () => {
  const { network, stations, ids } = await startApart(() => ({ advertise }))
  await Promise.all(stations.map((station) => station.heard('port')))
  const shouting = await startChild('shout.ts', [], network.on[0]).ended()
  expect(shouting).toMatchObject({ code: 0, errors: '' })
  const [first, second] = stations
  tell(first, 'peers', [{ stationId: ids[1], places: [] }])
  tell(second, 'peers', [{ stationId: ids[0], places: [] }])
  await Promise.all([first.heard(`up ${ids[1]}`), second.heard(`up ${ids[0]}`)])
}, 40_000)

function tell(child: Child, what: string, more: unknown): void {
  child.process.stdin?.write(`${what} ${typeof more === 'string' ? more : JSON.stringify(more)}\n`)
}

function peerAt(stationId: string, address: string) {
  return [{ stationId, places: [{ address, port: 47_474 }] }]
}

/** The last word of a line, ms since the epoch. */
function timeIn(line: string): number {
  return Number(line.split(' ').at(-1))
}
