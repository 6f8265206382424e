import { z } from 'zod'
import { defineKind, type Kind, type Received } from './kinds.ts'

/** What a station says of itself: directly reachable is whoever was heard this way. */
const heartbeatBody = z.object({
  name: z.string().max(200),
  /** Station roles; a later version may have others. */
  roles: z.array(z.string().max(40)).max(40),
  /** Of the program. */
  version: z.string().max(40),
})

export type Heartbeat = z.infer<typeof heartbeatBody>

/** Sent at once after connecting and then so often, ms. */
export const heartbeatEveryMs = 3_000

export function heartbeatKind(heard: (message: Received<Heartbeat>) => void): Kind<Heartbeat> {
  return defineKind('heartbeat', heartbeatBody, heard)
}
