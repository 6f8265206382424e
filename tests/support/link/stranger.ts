import { randomUUID } from 'node:crypto'
import type { ConnectionOptions } from 'node:tls'
import { onTestFinished } from 'vitest'
import { v7 } from 'uuid'
import { WebSocket } from 'ws'
import type { LinkIdentity } from '#link/certificate.ts'

type Answer = Readonly<Record<string, unknown>>

/** Somebody who speaks to a station without our program: says whatever they like. */
export interface Stranger {
  readonly socket: WebSocket
  /** What the station has sent, as it was read. */
  readonly answers: readonly Answer[]
  /** The first one with these fields, past or future; rejects when the connection ends without it. */
  readonly answer: (fields: Answer) => Promise<Answer>
  /** Resolves with the code it was closed with. */
  readonly closed: Promise<number>
  readonly say: (frame: unknown) => void
  /** Says hello and waits for the station's. @returns the session that it wants to hear */
  readonly introduce: (hello?: ReturnType<typeof helloOf>) => Promise<string>
}

/** What a stranger shows: a certificate, or nothing. */
export type Shown = Pick<LinkIdentity, 'certificate' | 'key'> | null

/**
 * Connects to a port of this computer and believes whoever is there.
 * @returns rejects when it is not let in
 */
export function callAs(shown: Shown, port: number, more: CallOptions = {}): Promise<Stranger> {
  const { path = '/link', headers = {}, ...tls } = more
  const secure: ConnectionOptions = {
    rejectUnauthorized: false,
    ...(shown === null ? {} : { cert: shown.certificate, key: shown.key }),
    ...tls,
  }
  const socket = new WebSocket(`wss://127.0.0.1:${port}${path}`, {
    headers,
    perMessageDeflate: false,
    ...(secure as object),
  })
  onTestFinished(() => socket.terminate())
  const answers: Answer[] = []
  const watchers = new Set<() => void>()
  const look = () => watchers.forEach((watch) => watch())
  socket.on('message', (data: Buffer) => {
    answers.push(JSON.parse(data.toString()) as Answer)
    look()
  })
  const closed = new Promise<number>((resolve) => socket.once('close', resolve))
  const answer = (fields: Answer) =>
    new Promise<Answer>((resolve, reject) => {
      const watch = () => {
        const found = answers.find((each) =>
          Object.entries(fields).every(([key, value]) => each[key] === value),
        )
        if (found === undefined) return
        watchers.delete(watch)
        resolve(found)
      }
      watchers.add(watch)
      watch()
      void closed.then((code) => reject(new Error(`closed with ${code}, heard ${JSON.stringify(answers)}`)))
    })
  const say = (frame: unknown) => socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame))
  const introduce = async (hello = helloOf()) => {
    say(hello)
    return String((await answer({ type: 'hello' }))['session'])
  }
  return new Promise((resolve, reject) => {
    socket.on('error', reject)
    socket.once('open', () => resolve({ socket, answers, answer, closed, say, introduce }))
  })
}

export interface CallOptions extends Pick<ConnectionOptions, 'minVersion' | 'maxVersion' | 'session'> {
  readonly path?: string
  readonly headers?: Readonly<Record<string, string>>
}

export function helloOf(at = Date.now()) {
  return { v: 1, type: 'hello', session: 'of-the-stranger-0123456789', instance: randomUUID(), at }
}

/** A note as our program would send it. */
export function noteFor(session: string, n: number, more: Readonly<Record<string, unknown>> = {}) {
  return { v: 1, type: 'message', id: v7(), session, n, kind: 'note', at: Date.now(), body: { text: 'x' }, ...more } // prettier-ignore
}
