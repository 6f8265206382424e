/** How much the link bears and how long it waits. Tests shorten some of it; the program takes it as it is. */
export interface LinkLimits {
  /** A message and everything around it, bytes. */
  readonly messageBytes: number
  /** From the first packet until both have introduced themselves, ms. */
  readonly handshakeMs: number
  /** Connections that have not introduced themselves yet: of one address, and in all. */
  readonly strangersPerAddress: number
  readonly strangers: number
  /** Connections that one address may make: so many a second, and so many at once. */
  readonly callsPerSecond: number
  readonly callsAtOnce: number
  /** Messages of one connection whose receipts are still out; a peer that sends twice as many is cut off. */
  readonly inFlight: number
  /** Frames of one connection: so many a second are read, so many more at once. */
  readonly framesPerSecond: number
  readonly framesAtOnce: number
  /** Messages of one connection that may be refused before it is cut off. */
  readonly refusals: number
  /** What may wait to be sent to a peer that does not read, bytes. */
  readonly unsentBytes: number
  readonly pingEveryMs: number
  /** Nothing heard for so long: gone. With the look every `lookEveryMs` it is known within 5 s. */
  readonly silentMs: number
  readonly lookEveryMs: number
  /** How long another connection of the same peer waits for the first one to answer, ms. */
  readonly probeMs: number
  /** Pauses between attempts to connect grow from the first to the longest, ms. */
  readonly firstPauseMs: number
  readonly longestPauseMs: number
  /** A message that took longer from its sending to its arrival is not believed, ms. */
  readonly freshMs: number
  /** Ids of one peer that are remembered, so that a message sent again is not handled again. */
  readonly remembered: number
  /** A handler that takes longer is answered for as `failed`, ms. */
  readonly handlerMs: number
  /** Messages that wait for one peer; beyond it the oldest is given up. */
  readonly waiting: number
  /** How many ports after the wished one are tried. */
  readonly ports: number
}

export const linkLimits: LinkLimits = {
  messageBytes: 64 * 1024,
  handshakeMs: 3_000,
  // Many stations may share one address: a computer that serves terminals.
  strangersPerAddress: 32,
  strangers: 128,
  callsPerSecond: 20,
  callsAtOnce: 100,
  inFlight: 64,
  framesPerSecond: 2_000,
  framesAtOnce: 2_000,
  refusals: 20,
  unsentBytes: 4 * 1024 * 1024,
  pingEveryMs: 2_000,
  silentMs: 4_000,
  lookEveryMs: 250,
  probeMs: 1_000,
  firstPauseMs: 500,
  longestPauseMs: 5_000,
  freshMs: 60_000,
  remembered: 10_000,
  handlerMs: 5_000,
  waiting: 10_000,
  ports: 20,
}

/** Where the link listens unless something else does. */
export const linkPort = 47_474
