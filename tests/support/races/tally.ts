import type { Watched } from './watch-transactions.ts'

/** What was seen in some rounds. */
export interface Tally {
  rounds: number
  commands: number
  statements: number
  /** Rounds in which several were inside their transactions, past the end of their chains, at the same instant. */
  overlapping: number
  /** Most at once, summed over the rounds. */
  atOnce: number
  /** Transactions that were run again, and why. */
  again: number
  deadlocks: number
  lostRaces: number
  lockTimeouts: number
  readonly anomalies: string[]
}

export function newTally(): Tally {
  return { rounds: 0, commands: 0, statements: 0, overlapping: 0, atOnce: 0, again: 0, deadlocks: 0, lostRaces: 0, lockTimeouts: 0, anomalies: [] } // prettier-ignore
}

/** Adds one round. */
export function count(tally: Tally, round: readonly Watched[], anomalies: readonly string[]): void {
  const atOnce = mostAtOnce(round)
  const errors = round.flatMap((watched) => watched.errors)
  const those = (code: string) => errors.filter((error) => error === code).length
  tally.rounds += 1
  tally.commands += round.length
  tally.statements += round.reduce((sum, { statements }) => sum + statements, 0)
  tally.overlapping += atOnce > 1 ? 1 : 0
  tally.atOnce += atOnce
  tally.deadlocks += those('40P01')
  tally.lostRaces += those('23505')
  tally.lockTimeouts += those('55P03')
  tally.again += errors.filter((error) => /^(40|23505|55P03|53)/.test(error)).length
  tally.anomalies.push(...anomalies)
}

export function sum(tallies: readonly Tally[]): Tally {
  const all = newTally()
  for (const tally of tallies) {
    for (const key of ['rounds', 'commands', 'statements', 'overlapping', 'atOnce', 'again', 'deadlocks', 'lostRaces', 'lockTimeouts'] as const) all[key] += tally[key] // prettier-ignore
    all.anomalies.push(...tally.anomalies)
  }
  return all
}

/** One line for a report. */
export function told(tally: Tally): string {
  const { rounds, commands, overlapping, atOnce, again, deadlocks, lostRaces, lockTimeouts, anomalies } =
    tally
  const share = rounds === 0 ? 0 : Math.round((overlapping / rounds) * 100)
  return [
    `${String(rounds)} rounds, ${String(commands)} commands, ${String(anomalies.length)} anomalies`,
    `${String(share)} % of the rounds overlapped, ${(atOnce / Math.max(1, rounds)).toFixed(1)} at once`,
    `${String(again)} run again (${String(lostRaces)} lost races, ${String(deadlocks)} deadlocks, ${String(lockTimeouts)} lock timeouts)`,
  ].join(' · ')
}

/** How many transactions were past their first lock at the same instant. */
function mostAtOnce(round: readonly Watched[]): number {
  const steps = round
    .flatMap(({ transactions }) => transactions)
    .flatMap(({ lockedAt, endedAt }) =>
      lockedAt === null || endedAt === null
        ? []
        : [
            { at: lockedAt, change: 1 },
            { at: endedAt, change: -1 },
          ],
    )
    .sort((a, b) => a.at - b.at || a.change - b.change)
  let open = 0
  let most = 0
  for (const { change } of steps) {
    open += change
    most = Math.max(most, open)
  }
  return most
}
