import { z } from 'zod'
import type { Place } from './dial.ts'
import type { Advertised } from './link-options.ts'

/** What stations tell the network of themselves, as `_antesala._tcp`. Believed by nobody: TLS decides who is who. */
export const serviceType = 'antesala'

export interface Announced {
  readonly stationId: string
  /** The office's mark (certificate.ts). */
  readonly office: string
  readonly port: number
}

/** What was heard. */
export interface Heard {
  readonly stationId: string
  readonly office: string
  readonly officeName: string | null
  readonly server: string | null
  readonly places: readonly Place[]
}

/** Of one entry of a text record, with its name, bytes (RFC 6763 §6.1: 255 in all). */
const entryBytes = 200

/**
 * The text record. Addresses stand in it too: of the record kinds, only a change of this one is told by the library.
 * @param addresses of this computer
 */
export function writeAnnouncement(
  { stationId, office }: Announced,
  { office: officeName, server }: Advertised,
  addresses: readonly string[],
): Record<string, string> {
  const text: Record<string, string> = {
    v: '1',
    station: stationId,
    ca: office,
    at: cut(addresses.join(',')),
  }
  if (officeName !== null) text['office'] = cut(officeName)
  if (server !== null) text['server'] = cut(server)
  return text
}

const line = z
  .string()
  .max(entryBytes)
  // Shown to people: nothing that turns text round or hides.
  .transform((text) => text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '').trim() || null)
  .nullish()
  .catch(null)
  .transform((text) => text ?? null)

const heardService = z.object({
  port: z.int().min(1).max(65_535),
  referer: z.object({ address: z.string() }).optional().catch(undefined),
  txt: z.object({
    station: z.uuid(),
    ca: z.hex().length(16),
    at: z.string().max(entryBytes).optional().catch(undefined),
    office: line,
    server: line,
  }),
})

/** Reads what somebody in the network says. @returns null when it is not ours */
export function readAnnouncement(service: unknown): Heard | null {
  const read = heardService.safeParse(service).data
  if (read === undefined) return null
  const { port, referer, txt } = read
  const addresses = new Set([
    ...(txt.at ?? '').split(',').filter(Boolean),
    ...(referer ? [referer.address] : []),
  ])
  return {
    stationId: txt.station,
    office: txt.ca,
    officeName: txt.office,
    server: txt.server,
    places: [...addresses].map((address) => ({ address, port })),
  }
}

/** As much of a text as fits, without half a character. */
function cut(text: string): string {
  const bytes = Buffer.from(text)
  const whole = bytes.length <= entryBytes ? bytes : bytes.subarray(0, entryBytes)
  return whole.toString().replace(/\uFFFD+$/u, '')
}
