import type { z } from 'zod'

/** A message as its handler gets it. */
export interface Received<Body> {
  /** The station it comes from, by its certificate. */
  readonly from: string
  readonly id: string
  readonly body: Body
  /** When it was sent, by this station's clock, ms since the epoch. */
  readonly sentAt: number
  readonly receivedAt: number
}

/** Takes a message in charge: what it resolves from is receipted. Not twice for the same id; may be run at the same time as others. */
export type Handler<Body> = (message: Received<Body>) => void | Promise<void>

/** One kind of message, as the table of all kinds knows it. */
export interface AnyKind {
  readonly name: string
  /** @returns what handles this body; null when it is malformed */
  readonly open: (body: unknown) => ((facts: Omit<Received<unknown>, 'body'>) => void | Promise<void>) | null
}

/** One kind of message: what may be sent as it, and what is done with it where it arrives. */
export interface Kind<Body> extends AnyKind {
  readonly schema: z.ZodType<Body>
}

/**
 * Defines a kind of message. Later versions may add fields to it; what cannot be read by earlier ones needs another name.
 * @param name `alert.raised`, `ticket.handed`; at most 64 characters
 * @param schema of its body; not strict, so that a later version's fields do no harm
 * @param handle what is done with it here; quick: it takes the message in charge (see `Handler`)
 */
export function defineKind<Body>(name: string, schema: z.ZodType<Body>, handle: Handler<Body>): Kind<Body> {
  return {
    name,
    schema,
    open(body) {
      const parsed = schema.safeParse(body)
      return parsed.success ? (facts) => handle({ ...facts, body: parsed.data }) : null
    },
  }
}

/** @throws when two kinds have one name */
export function kindTable(kinds: readonly AnyKind[]): ReadonlyMap<string, AnyKind> {
  const table = new Map(kinds.map((kind) => [kind.name, kind]))
  if (table.size < kinds.length) throw new Error('two kinds of message have the same name')
  return table
}
