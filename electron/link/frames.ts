import { z } from 'zod'

/** The version of what goes over the wire. A newer one may add fields and kinds to it, and must stay readable. */
export const frameVersion = 1

const v = z.literal(frameVersion)
const at = z.int().nonnegative()

/** The first thing each end says. `from` is in no frame: who speaks is in the certificate. */
const hello = z.object({
  v,
  type: z.literal('hello'),
  /** Whoever sends over this connection has to repeat it: what was said on another one is refused. */
  session: z.string().min(16).max(64),
  /** Of the running program: another one means that the connection before is dead, whatever it looks like. */
  instance: z.uuid(),
  /** The sender's clock, ms since the epoch. */
  at,
})

const message = z.object({
  v,
  type: z.literal('message'),
  /** Stays the same however often it is sent. */
  id: z.uuid(),
  session: z.string().max(64),
  /** Grows with every message of a connection. */
  n: z.int().positive(),
  kind: z.string().min(1).max(64),
  /** When this copy was sent: `at` of the sender's hello and the time since, whatever its clock did meanwhile. */
  at,
  body: z.unknown(),
})

/**
 * What became of a message. `stale` says that the connection is out of step: it is to be made anew, and the message
 * sent again.
 */
const outcomes = ['accepted', 'unknown_kind', 'unknown_version', 'malformed', 'failed', 'stale'] as const
export type Outcome = (typeof outcomes)[number]

const receipt = z.object({
  v,
  type: z.literal('receipt'),
  id: z.uuid(),
  // A newer version's reasons are no acceptance.
  outcome: z.enum(outcomes).catch('failed'),
})

const frame = z.discriminatedUnion('type', [hello, message, receipt])
/** As much as has to be readable of every later version. */
const newerFrame = z.object({ v: z.int().min(frameVersion), type: z.string(), id: z.uuid().nullish() })

export type Hello = z.infer<typeof hello>
export type Message = z.infer<typeof message>
export type Frame = z.infer<typeof frame>

export type Parsed =
  | { readonly is: 'frame'; readonly frame: Frame }
  /** Of a later version; with the id of what it wants to be answered. */
  | { readonly is: 'newer'; readonly id: string | null }
  | { readonly is: 'garbage' }

/** Reads what a peer has sent; never throws. */
export function parseFrame(text: string): Parsed {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { is: 'garbage' }
  }
  const known = frame.safeParse(value)
  if (known.success) return { is: 'frame', frame: known.data }
  const newer = newerFrame.safeParse(value)
  if (!newer.success || isOurs(newer.data)) return { is: 'garbage' }
  return { is: 'newer', id: newer.data.type === 'message' ? (newer.data.id ?? null) : null }
}

/** Says that it is of this version and type, and is not: no later version, a fault. */
function isOurs({ v: version, type }: z.infer<typeof newerFrame>): boolean {
  return version === frameVersion && ['hello', 'message', 'receipt'].includes(type)
}

export function writeFrame(frame: Frame): string {
  return JSON.stringify(frame)
}
