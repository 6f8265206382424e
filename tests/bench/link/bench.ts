import { v7 } from 'uuid'
import { WebSocket } from 'ws'
import { defineKind } from '#link/kinds.ts'
import { createLink } from '#link/link.ts'
import type { LinkIdentity } from '#link/certificate.ts'
import { certificateFingerprint, issueStationCertificate, makeAuthority } from '#services/trust/authority.ts'
import { startChild } from '#support/child.ts'
import { orderFor } from '#support/link/child-order.ts'
import { note } from '#support/link/note.ts'
import type { Comparison } from '../support/comparison.ts'
import { measureRounds } from '../support/measure.ts'
import type { BenchOptions } from '../support/options.ts'
import { percentile } from '../support/stats.ts'

/** Round trips of either kind in a round. */
const tripsPerRound = 400
const text = 'x'.repeat(200)

interface Trips {
  readonly product: readonly number[]
  readonly reference: readonly number[]
}

/**
 * From the sending of a message to its receipt, which the other process gives when its handler is done; against a bare
 * WebSocket over the same TLS whose other end says the same bytes back.
 */
export async function benchLink(options: BenchOptions): Promise<Comparison[]> {
  const [own, other] = await makeStations()
  const echo = startChild('link-echo.ts', [JSON.stringify(orderFor(other, [own, other]))])
  const ports = JSON.parse((await echo.heard('ports')).slice(6)) as { link: number; bare: number }
  const known = certificateFingerprint(other.certificate)
  const kind = defineKind('note', note, () => undefined)
  let arrived: () => void = () => undefined
  const arrival = new Promise<void>((resolve) => (arrived = resolve))
  const link = await createLink({
    identity: own,
    port: 0,
    clock: () => Date.now(),
    newId: v7,
    isAdmitted: (_stationId, fingerprint) => fingerprint === known,
    peers: [{ stationId: other.stationId, places: [{ address: '127.0.0.1', port: ports.link }] }],
    self: () => ({ name: 'bench', roles: [], version: '1.0.0' }),
    advertise: null,
    kinds: [kind],
    onPeers(peers) {
      if (peers.some(({ connected }) => connected)) arrived()
    },
    log: () => undefined,
  })
  const bare = await openBare(own, ports.bare)
  await arrival
  const overLink = () => link.send(kind, { text }, [other.stationId]).receipts.get(other.stationId)
  const overBare = () =>
    new Promise((resolve) => {
      bare.once('message', resolve)
      bare.send(text)
    })
  try {
    const { results, noise } = await measureRounds<Trips>(options, {
      name: 'link',
      warmUp: options.quick ? 1 : 3,
      rounds: 12,
      work: () => oneRound(overLink, overBare),
    })
    const p99 = (side: keyof Trips) => percentile(results.flatMap((round) => round[side]), 0.99).toFixed(3) // prettier-ignore
    return [
      {
        name: 'link',
        unit: 'ms',
        against: 'the same text over a bare WebSocket with the same TLS and back',
        judged: 'p50',
        goal,
        rounds: results,
        noise,
        facts: { p99: `${p99('product')} ms, bare ${p99('reference')} ms` },
      },
    ]
  } finally {
    bare.terminate()
    await link.close()
    echo.process.kill()
  }
}

/** The link may take three times as long: it looks at every field, numbers, remembers and receipts. */
const goal = 3

async function oneRound(
  product: () => Promise<unknown> | undefined,
  reference: () => Promise<unknown>,
): Promise<Trips> {
  const trips = { product: [] as number[], reference: [] as number[] }
  for (let count = 0; count < tripsPerRound; count++)
    for (const [side, trip] of [
      ['product', product],
      ['reference', reference],
    ] as const) {
      // prettier-ignore
      const start = performance.now()
      await trip()
      trips[side].push(performance.now() - start)
    }
  return trips
}

async function makeStations(): Promise<readonly [LinkIdentity, LinkIdentity]> {
  const authority = await makeAuthority(Date.now())
  const make = async (): Promise<LinkIdentity> => {
    const stationId = v7()
    const keyed = await issueStationCertificate(authority, stationId, Date.now())
    return { stationId, ...keyed, ca: authority.certificate }
  }
  return [await make(), await make()]
}

function openBare({ ca, certificate: cert, key }: LinkIdentity, port: number): Promise<WebSocket> {
  const secure: object = { ca, cert, key, minVersion: 'TLSv1.3', checkServerIdentity: () => undefined }
  const socket = new WebSocket(`wss://127.0.0.1:${port}`, { ...secure, perMessageDeflate: false })
  return new Promise((resolve, reject) => {
    socket.once('error', reject).once('open', () => resolve(socket))
  })
}
