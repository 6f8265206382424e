import type { Notes } from './live-wire.ts'

export interface Latencies {
  readonly readAfterMs: readonly number[]
  readonly bareAfterMs: readonly number[]
  /** Events that somebody has not read. */
  readonly unread: readonly string[]
}

/**
 * How long after a commit was sent each other station had read its events, and the same for bare notifications.
 * @param notes of the stations, in the same order
 */
export function latenciesOf(notes: readonly Notes[], stations: readonly string[]): Latencies {
  const readAfterMs: number[] = []
  const bareAfterMs: number[] = []
  const unread: string[] = []
  for (const [writer, { written, sent }] of notes.entries())
    for (const [reader, { read, heard }] of notes.entries()) {
      if (reader === writer) continue
      for (const { seq, at } of written) {
        const reading = read.find((each) => each.stationId === stations[writer] && each.seq >= seq)
        if (reading === undefined)
          unread.push(`station ${String(reader)} did not read event ${String(seq)} of ${String(writer)}`) // prettier-ignore
        else readAfterMs.push(reading.at - at)
      }
      for (const { text, at } of sent) {
        const hearing = heard.find((each) => each.text === text)
        if (hearing === undefined) unread.push(`process ${String(reader)} did not hear ${text}`)
        else bareAfterMs.push(hearing.at - at)
      }
    }
  return { readAfterMs, bareAfterMs, unread }
}
