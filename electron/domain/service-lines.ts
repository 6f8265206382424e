import { accept, refuse, type Result } from './result.ts'

export const lineStates = ['pending', 'active', 'done'] as const
export type LineState = (typeof lineStates)[number]

/** One thing a client came for (domain.md §1: 1..n lines, at most one active). */
export interface ServiceLine {
  readonly id: string
  readonly serviceId: string
  readonly quantity: number
  readonly state: LineState
}

/** More of one thing is a slip of the finger. */
export const maxQuantity = 99

/** The line that is being worked on, or the first that is not done, or the last one. */
export function currentLine(lines: readonly ServiceLine[]): ServiceLine | null {
  return (
    lines.find(({ state }) => state === 'active') ??
    lines.find(({ state }) => state === 'pending') ??
    lines.at(-1) ??
    null
  )
}

/** One more thing to do: it waits until the one in hand is done. */
export function addLine(
  lines: readonly ServiceLine[],
  added: { readonly id: string; readonly serviceId: string; readonly quantity: number },
): ServiceLine[] {
  const busy = lines.some(({ state }) => state === 'active')
  return [...lines, { ...added, state: busy ? 'pending' : 'active' }]
}

/** Corrects what was asked for, and how many. Refuses `line.not_found`. */
export function correctLine(
  lines: readonly ServiceLine[],
  lineId: string,
  { serviceId, quantity }: { readonly serviceId: string; readonly quantity: number },
): Result<ServiceLine[]> {
  return change(lines, lineId, (line) => ({ ...line, serviceId, quantity }))
}

/** Takes up a line; the one in hand is done with. Refuses `line.not_found`. */
export function takeUpLine(lines: readonly ServiceLine[], lineId: string): Result<ServiceLine[]> {
  const rested = lines.map((line) => (line.state === 'active' ? { ...line, state: 'done' as const } : line))
  return change(rested, lineId, (line) => ({ ...line, state: 'active' }))
}

/** The visit is over: everything that was asked for is done (The Q's scenario QT1). */
export function finishLines(lines: readonly ServiceLine[]): ServiceLine[] {
  return lines.map((line) => ({ ...line, state: 'done' }))
}

/**
 * The client goes on to another service: what is in hand is done here, and the new service is in hand there.
 * A line that was waiting for that service is taken up instead of adding a second one.
 * @param newId id of the line to add, if one is needed
 */
export function moveOnTo(lines: readonly ServiceLine[], serviceId: string, newId: string): ServiceLine[] {
  const current = lines.find(({ state }) => state === 'active')
  if (current?.serviceId === serviceId) return [...lines]
  const rested = lines.map((line) => (line.state === 'active' ? { ...line, state: 'done' as const } : line))
  const waiting = rested.find((line) => line.state === 'pending' && line.serviceId === serviceId)
  if (waiting === undefined) return [...rested, { id: newId, serviceId, quantity: 1, state: 'active' }]
  return rested.map((line) => (line === waiting ? { ...line, state: 'active' } : line))
}

function change(
  lines: readonly ServiceLine[],
  lineId: string,
  how: (line: ServiceLine) => ServiceLine,
): Result<ServiceLine[]> {
  if (!lines.some(({ id }) => id === lineId)) return refuse({ code: 'line.not_found' })
  return accept(lines.map((line) => (line.id === lineId ? how(line) : line)))
}
