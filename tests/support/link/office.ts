import { X509Certificate } from 'node:crypto'
import { onTestFinished } from 'vitest'
import { v7 } from 'uuid'
import { createLink } from '#link/link.ts'
import type { Link, LinkOptions, LinkPeer } from '#link/link-options.ts'
import type { LinkIdentity } from '#link/certificate.ts'
import type { LinkEvent } from '#link/journal.ts'
import { defineKind, type Received } from '#link/kinds.ts'
import type { LinkLimits } from '#link/limits.ts'
import { note, type Note } from '#support/link/note.ts'
import {
  certificateFingerprint,
  issueServerCertificate,
  issueStationCertificate,
  makeAuthority,
  type KeyedCertificate,
} from '#services/trust/authority.ts'

/** An office with its own CA, and what it knows of its stations. */
export interface LinkOffice {
  readonly authority: KeyedCertificate
  /** Makes a station that the office knows. @param at when its certificate is made, ms since the epoch */
  readonly newStation: (at?: number) => Promise<LinkIdentity>
  readonly serverIdentity: () => Promise<LinkIdentity>
  readonly admit: (identity: LinkIdentity) => void
  readonly dismiss: (stationId: string) => void
  readonly isAdmitted: LinkOptions['isAdmitted']
}

export async function makeOffice(): Promise<LinkOffice> {
  const authority = await makeAuthority(Date.now() - 20 * 365 * 86_400_000 + 3_600_000)
  const known = new Map<string, string>()
  const identityOf = (stationId: string, { certificate, key }: KeyedCertificate): LinkIdentity => ({
    stationId,
    certificate,
    key,
    ca: authority.certificate,
  })
  const admit = ({ stationId, certificate }: LinkIdentity) =>
    known.set(stationId, certificateFingerprint(certificate))
  return {
    authority,
    async newStation(at = Date.now()) {
      const stationId = v7()
      const identity = identityOf(stationId, await issueStationCertificate(authority, stationId, at))
      admit(identity)
      return identity
    },
    async serverIdentity() {
      return identityOf(v7(), await issueServerCertificate(authority, Date.now()))
    },
    admit,
    dismiss: (stationId) => known.delete(stationId),
    isAdmitted: (stationId, fingerprint) => known.get(stationId) === fingerprint,
  }
}

/** A running station, and all that its link has told. */
export interface LinkStation {
  readonly id: string
  readonly identity: LinkIdentity
  readonly link: Link
  readonly kind: ReturnType<typeof defineKind<Note>>
  /** What its handler was given, in order. */
  readonly handled: Received<Note>[]
  readonly events: LinkEvent[]
  /** Resolves as soon as a condition holds; rejects with what was heard when it does not in time. */
  readonly until: (holds: () => boolean, withinMs?: number) => Promise<void>
  /** Is connected to those, and to nobody else. */
  readonly reaches: (...ids: readonly string[]) => Promise<void>
}

export interface StationSetting extends Partial<Omit<LinkOptions, 'identity' | 'limits'>> {
  readonly limits?: Partial<LinkLimits>
  readonly onNote?: (message: Received<Note>) => void | Promise<void>
}

/** Starts a station of an office on this computer; it ends with the test. */
export async function startLink(
  office: Pick<LinkOffice, 'isAdmitted'>,
  identity: LinkIdentity,
  { onNote, limits = {}, ...setting }: StationSetting = {},
): Promise<LinkStation> {
  const handled: Received<Note>[] = []
  const events: LinkEvent[] = []
  const watchers = new Set<() => void>()
  const look = () => watchers.forEach((watch) => watch())
  const kind = defineKind('note', note, async (message) => {
    await onNote?.(message)
    handled.push(message)
    look()
  })
  let peers: readonly LinkPeer[] = []
  const link = await createLink({
    identity,
    port: 0,
    clock: () => Date.now(),
    newId: v7,
    isAdmitted: office.isAdmitted,
    peers: [],
    self: () => ({ name: `Puesto ${identity.stationId.slice(-4)}`, roles: ['reception'], version: '1.0.0' }),
    advertise: null,
    onPeers(now) {
      peers = now
      look()
    },
    log(event) {
      events.push(event)
      look()
    },
    ...setting,
    limits: { firstPauseMs: 50, ...limits },
    kinds: [kind, ...(setting.kinds ?? [])],
  })
  onTestFinished(() => link.close())
  const until: LinkStation['until'] = (holds, withinMs = 8_000) =>
    new Promise((resolve, reject) => {
      const end = () => {
        watchers.delete(watch)
        clearTimeout(timer)
      }
      const watch = () => {
        if (!holds()) return
        end()
        resolve()
      }
      const timer = setTimeout(() => {
        end()
        reject(new Error(`did not come about: ${JSON.stringify({ peers, events, handled: handled.length })}`))
      }, withinMs)
      watchers.add(watch)
      watch()
    })
  const connected = () => link.peers().filter((peer) => peer.connected).map((peer) => peer.stationId).sort().join() // prettier-ignore
  return {
    id: identity.stationId,
    identity,
    link,
    kind,
    handled,
    events,
    until,
    reaches: (...ids) => until(() => connected() === [...ids].sort().join()),
  }
}

/** Where a station on this computer listens. */
export function here({ id, link }: LinkStation, port = link.port) {
  return { stationId: id, places: [{ address: '127.0.0.1', port }] }
}

/** Two stations that have found each other; the one with the lower id first. */
export async function startPair(settings: readonly [StationSetting?, StationSetting?] = []) {
  const office = await makeOffice()
  const [low, high] = [await office.newStation(), await office.newStation()]
  const first = await startLink(office, low, settings[0])
  const second = await startLink(office, high, settings[1])
  first.link.setPeers([here(second)])
  second.link.setPeers([here(first)])
  await Promise.all([first.reaches(second.id), second.reaches(first.id)])
  return { office, first, second }
}

/** When a certificate that is over by now was made, ms since the epoch. */
export function longAgo({ authority }: LinkOffice): number {
  return new Date(new X509Certificate(authority.certificate).validFrom).getTime() + 86_400_000
}
