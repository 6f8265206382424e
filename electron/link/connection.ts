import { randomBytes } from 'node:crypto'
import type { RawData, WebSocket } from 'ws'
import type { Admitted } from './admission.ts'
import {
  frameVersion,
  parseFrame,
  writeFrame,
  type Frame,
  type Hello,
  type Message,
  type Outcome,
} from './frames.ts'
import { createGuard, type Guard } from './guard.ts'
import type { Journal, RefusalReason } from './journal.ts'
import type { LinkLimits } from './limits.ts'
import type { Outgoing } from './outbox.ts'
import { createThrottle } from './throttle.ts'

/** One authenticated connection to a peer. */
export interface Connection extends Admitted {
  /** We made it. */
  readonly outgoing: boolean
  readonly address: string
  /** Of the peer's running program; empty until it has introduced itself. */
  readonly instance: () => string
  readonly send: (message: Outgoing) => void
  /** Whether the peer answers within so long, ms. */
  readonly probe: (withinMs: number) => Promise<boolean>
  /** Looked at again and again: pings, and ends what is silent. @param late the program itself had come to a halt */
  readonly look: (now: number, late: boolean) => void
  readonly close: (reason: CloseReason) => void
  /** The last answer to a ping took so long, ms. */
  readonly roundTripMs: () => number | null
}

export type CloseReason =
  RefusalReason | 'silent' | 'superseded' | 'stale' | 'slow' | 'ended' | 'closing' | 'broken'

export interface ConnectionOptions extends Admitted {
  readonly socket: WebSocket
  readonly outgoing: boolean
  readonly address: string
  /** Of this running program. */
  readonly instance: string
  /** ms since the epoch, corrected. */
  readonly clock: () => number
  readonly limits: LinkLimits
  readonly journal: Journal
  readonly opened: (connection: Connection) => void
  /** @param ageMs how long ago it was sent @returns what is receipted */
  readonly received: (message: Message, ageMs: number) => Promise<Outcome>
  readonly receipted: (connection: Connection, id: string, outcome: Outcome) => void
  /** Once, and nothing after it. */
  readonly closed: (connection: Connection, reason: CloseReason) => void
}

/** Speaks with a peer over a socket whose certificate was looked at already. */
export function openConnection(options: ConnectionOptions): Connection {
  const { socket, limits, journal, clock, stationId, address } = options
  const session = randomBytes(16).toString('base64url')
  const throttle = createThrottle(limits.framesPerSecond, limits.framesAtOnce)
  const startedAt = performance.now()
  const ownHello: Hello = { v: frameVersion, type: 'hello', session, instance: options.instance, at: clock() }
  const probes = new Set<(alive: boolean) => void>()
  let theirs: { readonly hello: Hello; readonly guard: Guard } | null = null
  let heardAt = startedAt
  let pingedAt = -Infinity
  let roundTripMs: number | null = null
  let sent = 0
  let inProgress = 0
  let refusals = 0
  let closed = false

  const write = (frame: Frame) => {
    if (!closed) socket.send(writeFrame(frame))
  }
  const answer = (id: string, outcome: Outcome) => write({ v: frameVersion, type: 'receipt', id, outcome })

  function close(reason: CloseReason): void {
    if (closed) return
    closed = true
    for (const tell of probes) tell(false)
    if (reason === 'closing' || reason === 'superseded') socket.close(1000, reason)
    else socket.terminate()
    options.closed(connection, reason)
  }

  /** Refused with a count; a peer whose messages are refused again and again is cut off. */
  function refuse(reason: RefusalReason, detail: string | null = null): void {
    journal.refuse(reason, { detail, stationId, address })
    refusals += 1
    if (refusals > limits.refusals) close(reason)
  }

  function cutOff(reason: RefusalReason, detail: string | null = null): void {
    if (closed) return
    journal.refuse(reason, { detail, stationId, address })
    close(reason)
  }

  function takeMessage(message: Message, { guard }: { readonly guard: Guard }): void {
    const now = performance.now()
    const stale = guard.check(message, now)
    if (stale !== null) {
      refuse(stale, message.kind)
      answer(message.id, 'stale')
      return
    }
    if (inProgress >= 2 * limits.inFlight) {
      cutOff('flood')
      return
    }
    inProgress += 1
    void options.received(message, guard.ageOf(message, now)).then((outcome) => {
      inProgress -= 1
      answer(message.id, outcome)
    })
  }

  function introduce(frame: Frame): void {
    if (frame.type === 'hello') {
      const guard = createGuard({
        session,
        hello: frame,
        heardAt: performance.now(),
        freshMs: limits.freshMs,
      })
      theirs = { hello: frame, guard }
      options.opened(connection)
    } else cutOff('garbage', 'nobody introduced')
  }

  function take(frame: Frame): void {
    if (theirs === null) introduce(frame)
    else if (frame.type === 'message') takeMessage(frame, theirs)
    else if (frame.type === 'receipt') options.receipted(connection, frame.id, frame.outcome)
    else cutOff('garbage', 'introduced twice')
  }

  function takeUnknown(id: string | null): void {
    if (id !== null) answer(id, 'unknown_version')
    refuse('unknown_version')
  }

  function hear(): void {
    heardAt = performance.now()
    const pause = throttle.take(heardAt)
    if (pause === 0 || socket.isPaused) return
    // Not read on, so that it piles up at the sender's end and nothing here comes to a halt.
    socket.pause()
    setTimeout(() => socket.resume(), pause)
  }

  socket.on('message', (data: RawData, isBinary: boolean) => {
    if (closed) return
    hear()
    const parsed = isBinary ? { is: 'garbage' as const } : parseFrame((data as Buffer).toString('utf8'))
    if (parsed.is === 'frame') take(parsed.frame)
    else if (parsed.is === 'newer') takeUnknown(parsed.id)
    else cutOff('garbage')
  })
  socket.on('ping', hear)
  socket.on('pong', () => {
    hear()
    roundTripMs = heardAt - pingedAt
    for (const tell of probes) tell(true)
  })
  socket.on('error', (error: Error & { readonly code?: string }) => {
    const { code = '' } = error
    if (code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH') cutOff('too_large')
    else if (code.startsWith('WS_ERR')) cutOff('garbage', code)
    else close('broken')
  })
  socket.on('close', () => close('ended'))

  const ping = () => {
    pingedAt = performance.now()
    socket.ping()
  }

  const connection: Connection = {
    stationId,
    fingerprint: options.fingerprint,
    outgoing: options.outgoing,
    address,
    instance: () => theirs?.hello.instance ?? '',
    roundTripMs: () => roundTripMs,
    send({ id, kind, body }) {
      sent += 1
      const at = ownHello.at + Math.round(performance.now() - startedAt)
      write({
        v: frameVersion,
        type: 'message',
        id,
        session: theirs?.hello.session ?? '',
        n: sent,
        kind,
        at,
        body,
      })
    },
    probe(withinMs) {
      return new Promise((resolve) => {
        const tell = (alive: boolean) => {
          clearTimeout(timer)
          probes.delete(tell)
          resolve(alive)
        }
        const timer = setTimeout(() => tell(false), withinMs)
        probes.add(tell)
        if (closed) tell(false)
        else ping()
      })
    },
    look(now, late) {
      if (closed) return
      // Whatever came meanwhile has not been read yet.
      if (late) heardAt = now
      if (theirs === null && now - startedAt > limits.handshakeMs) cutOff('handshake')
      else if (now - heardAt > limits.silentMs) close('silent')
      else if (socket.bufferedAmount > limits.unsentBytes) close('slow')
      else if (theirs !== null && now - pingedAt >= limits.pingEveryMs) ping()
    },
    close,
  }
  write(ownHello)
  return connection
}
