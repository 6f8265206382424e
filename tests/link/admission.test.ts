import { X509Certificate } from 'node:crypto'
import { connect } from 'node:tls'
import { expect, test } from 'vitest'
import { v7 } from 'uuid'
import { stationOf, type LinkIdentity } from '#link/certificate.ts'
import { stationIn } from '#services/trust/authority.ts'
import {
  here,
  longAgo,
  makeOffice,
  startLink,
  type LinkOffice,
  type LinkStation,
} from '#support/link/office.ts'
import { serveAs } from '#support/link/serve.ts'
import { callAs } from '#support/link/stranger.ts'

/** Those who must not get in: what they show, and why they are refused. */
const impostors: readonly (readonly [string, string, (office: LinkOffice) => Promise<LinkIdentity>])[] = [
  ['a station of another office', 'untrusted', async () => (await makeOffice()).newStation()],
  ['a certificate that is over', 'untrusted', (office) => office.newStation(longAgo(office))],
  [
    'a certificate that is not valid yet',
    'untrusted',
    (office) => office.newStation(Date.now() + 3 * 86_400_000),
  ],
  [
    'a dismissed station',
    'not_admitted',
    async (office) => {
      const station = await office.newStation()
      office.dismiss(station.stationId)
      return station
    },
  ],
  [
    'a station with the certificate that it had before',
    'not_admitted',
    async (office) => {
      const station = await office.newStation()
      office.admit({ ...(await office.newStation()), stationId: station.stationId })
      return station
    },
  ],
]

test.each(impostors)('%s is not let in', async (_name, reason, make) => {
  const office = await makeOffice()
  const station = await startLink(office, await office.newStation())
  await expect(callAs(await make(office), station.link.port)).rejects.toThrow()
  expect(station.link.refusals()).toEqual({ [reason]: 1 })
})

test.each(impostors)('%s is not connected to', async (_name, reason, make) => {
  const office = await makeOffice()
  const station = await startLink(office, await office.newStation())
  const impostor = await make(office)
  const { peer, requests } = await serveAs(impostor, office)
  station.link.setPeers([peer])
  await refused(station, reason)
  expect(requests()).toBe(0)
})

test('the office server is no station: as a caller, and as one that is called', async () => {
  const office = await makeOffice()
  const station = await startLink(office, await office.newStation())
  const server = await office.serverIdentity()
  await expect(callAs(server, station.link.port)).rejects.toThrow()
  // TLS itself refuses it: it was made for servers, and not for those who come to them.
  expect(station.link.refusals()).toEqual({ untrusted: 1 })
  const { peer, requests } = await serveAs(server, office)
  station.link.setPeers([peer])
  await refused(station, 'no_station')
  expect(requests()).toBe(0)
})

test('nobody is let in without a certificate, nor with an older TLS', async () => {
  const office = await makeOffice()
  const [one, other] = [await office.newStation(), await office.newStation()]
  const { link } = await startLink(office, one)
  await expect(callAs(null, link.port)).rejects.toThrow()
  await expect(callAs(other, link.port, { minVersion: 'TLSv1.2', maxVersion: 'TLSv1.2' })).rejects.toThrow()
  await (await callAs(other, link.port)).introduce()
})

test('nobody is let in on the strength of an earlier visit', async () => {
  const office = await makeOffice()
  const { link } = await startLink(office, await office.newStation())
  const { certificate: cert, key } = await office.newStation()
  const tickets: Buffer[] = []
  const socket = connect({ port: link.port, host: '127.0.0.1', cert, key, rejectUnauthorized: false })
  socket.on('session', (ticket: Buffer) => tickets.push(ticket))
  await new Promise((resolve) => socket.once('secureConnect', resolve))
  socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n')
  await new Promise((resolve) => socket.once('data', resolve))
  socket.destroy()
  for (const session of tickets) {
    const again = connect({
      port: link.port,
      host: '127.0.0.1',
      cert,
      key,
      rejectUnauthorized: false,
      session,
    })
    await new Promise((resolve) => again.once('secureConnect', resolve))
    expect(again.isSessionReused()).toBe(false)
    again.destroy()
  }
})

test('a place where another station is now is not taken for the one that was there', async () => {
  const office = await makeOffice()
  const [identity, expected] = [await office.newStation(), await office.newStation()]
  const station = await startLink(office, identity)
  const other = await startLink(office, await office.newStation())
  station.link.setPeers([{ stationId: expected.stationId, places: here(other).places }])
  await refused(station, 'other_station')
  expect(station.link.peers()).toMatchObject([{ stationId: expected.stationId, connected: false }])
})

test('a station that finds itself is not connected to itself', async () => {
  const office = await makeOffice()
  const station = await startLink(office, await office.newStation())
  station.link.setPeers([here(station), { stationId: v7(), places: here(station).places }])
  await refused(station, 'itself')
})

test('a station is cut off as soon as the office knows it no more', async () => {
  const office = await makeOffice()
  const station = await startLink(office, await office.newStation())
  const other = await startLink(office, await office.newStation())
  station.link.setPeers([here(other)])
  await station.reaches(other.id)
  const { receipts } = station.link.send(station.kind, { text: 'x' }, [v7()])
  await expect(Promise.all(receipts.values())).resolves.toMatchObject([{ outcome: 'dismissed' }])
  office.dismiss(other.id)
  await station.reaches()
  expect(station.events).toContainEqual({ event: 'lost', stationId: other.id, reason: 'not_admitted' })
  const waiting = station.link.send(station.kind, { text: 'x' }, [other.id])
  station.link.setPeers([])
  await expect(waiting.receipts.get(other.id)).resolves.toMatchObject({ outcome: 'dismissed' })
})

test('the link and the trust of the office read a station certificate alike', async () => {
  const office = await makeOffice()
  for (const identity of [await office.newStation(), await office.serverIdentity()]) {
    const { raw } = new X509Certificate(identity.certificate)
    expect(stationOf(raw)).toBe(stationIn(raw))
  }
  expect(stationOf(new X509Certificate(office.authority.certificate).raw)).toBeNull()
})

async function refused(station: LinkStation, reason: string): Promise<void> {
  await station.until(() => Object.keys(station.link.refusals()).includes(reason))
}
