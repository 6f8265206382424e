import { setTimeout as pause } from 'node:timers/promises'
import type { Control, ControlReading } from './control.ts'

/** How much slower the control may be than the fastest one seen, as a share. Disks jitter more than processors. */
export interface Tolerance {
  readonly cpu: number
  readonly disk: number
}

export const usualTolerance: Tolerance = { cpu: 0.25, disk: 1.5 }

export interface RoundPlan<T> {
  readonly rounds: number
  readonly control: Control
  readonly tolerance: Tolerance
  /** After so many repetitions the calmest rounds are taken, and the result says how many are out of tolerance. */
  readonly maxRepeats: number
  /** So long in all may be waited for a calm moment before rounds begin, ms. */
  readonly patienceMs: number
  /** One round: everything that is compared, interleaved. */
  readonly work: (round: number) => Promise<T>
  /** Told after each round. */
  readonly onRound?: (done: number, note: string) => void
}

/** How quiet the machine was: belongs beside every figure. */
export interface Noise {
  readonly tolerance: Tolerance
  readonly rounds: number
  /** Rounds run again because the control had drifted beyond the tolerance. */
  readonly repeated: number
  /** Rounds in the figures although the control had drifted: repeating did not help. */
  readonly outside: number
  /** The fastest control, the measure of all others, ms. */
  readonly reference: ControlReading
  /** Drift of every round that was run, in order, as shares of the reference: the worse of processor and disk. */
  readonly drifts: readonly { readonly cpu: number; readonly disk: number; readonly used: boolean }[]
}

interface Attempt<T> {
  readonly result: T
  readonly worst: ControlReading
}

/**
 * Runs rounds with the control before and after each. A round whose control drifted beyond the tolerance is run
 * again and counted. The reference is the fastest control of the whole run, so a machine that was busy from the
 * beginning is found out when it calms down.
 */
export async function runRounds<T>(plan: RoundPlan<T>): Promise<{ results: T[]; noise: Noise }> {
  const { rounds, control, tolerance, maxRepeats } = plan
  const attempts: Attempt<T>[] = []
  let reference = fastest([control.read(), control.read(), control.read(), control.read(), control.read()])
  const isCalm = (attempt: Attempt<T>) => {
    const drift = driftOf(attempt.worst, reference)
    return drift.cpu <= tolerance.cpu && drift.disk <= tolerance.disk
  }
  const calm = () => attempts.filter(isCalm)
  const waitUntilCalm = waiter(plan)
  while (calm().length < rounds && attempts.length < rounds + maxRepeats) {
    const before = await waitUntilCalm(() => reference)
    const result = await plan.work(attempts.length)
    const after = control.read()
    const attempt = { result, worst: slowest(before, after) }
    attempts.push(attempt)
    reference = fastest([reference, before, after])
    const { cpu, disk } = driftOf(attempt.worst, reference)
    const note = isCalm(attempt) ? 'calm' : `control +${percent(cpu)} cpu, +${percent(disk)} disk`
    plan.onRound?.(attempts.length, note)
  }
  const used = choose(attempts, rounds, isCalm, (attempt) => excess(attempt.worst, reference, tolerance))
  return {
    results: used.map(({ result }) => result),
    noise: {
      tolerance,
      rounds: used.length,
      repeated: attempts.length - used.length,
      outside: used.filter((attempt) => !isCalm(attempt)).length,
      reference,
      drifts: attempts.map((attempt) => ({
        ...driftOf(attempt.worst, reference),
        used: used.includes(attempt),
      })),
    },
  }
}

/** Reads the control until it is within the tolerance or the patience is used up. */
function waiter({ control, tolerance, patienceMs }: RoundPlan<unknown>) {
  let left = patienceMs
  return async (reference: () => ControlReading): Promise<ControlReading> => {
    for (;;) {
      const reading = control.read()
      if (left <= 0 || excess(reading, reference(), tolerance) <= 1) return reading
      const start = performance.now()
      await pause(250)
      left -= performance.now() - start
    }
  }
}

/** The calm ones; if they are too few, also those that come nearest to it. */
function choose<T>(
  attempts: readonly Attempt<T>[],
  count: number,
  isCalm: (attempt: Attempt<T>) => boolean,
  excessOf: (attempt: Attempt<T>) => number,
): Attempt<T>[] {
  const calm = attempts.filter(isCalm).slice(0, count)
  const others = attempts.filter((attempt) => !isCalm(attempt)).toSorted((a, b) => excessOf(a) - excessOf(b))
  const used = new Set([...calm, ...others.slice(0, count - calm.length)])
  return attempts.filter((attempt) => used.has(attempt))
}

function fastest(readings: readonly ControlReading[]): ControlReading {
  return {
    cpuMs: Math.min(...readings.map(({ cpuMs }) => cpuMs)),
    flushMs: Math.min(...readings.map(({ flushMs }) => flushMs)),
  }
}

function slowest(a: ControlReading, b: ControlReading): ControlReading {
  return { cpuMs: Math.max(a.cpuMs, b.cpuMs), flushMs: Math.max(a.flushMs, b.flushMs) }
}

function driftOf(reading: ControlReading, reference: ControlReading): { cpu: number; disk: number } {
  return { cpu: reading.cpuMs / reference.cpuMs - 1, disk: reading.flushMs / reference.flushMs - 1 }
}

function excess(reading: ControlReading, reference: ControlReading, tolerance: Tolerance): number {
  const drift = driftOf(reading, reference)
  return Math.max(drift.cpu / tolerance.cpu, drift.disk / tolerance.disk)
}

function percent(share: number): string {
  return `${(share * 100).toFixed(0)} %`
}
