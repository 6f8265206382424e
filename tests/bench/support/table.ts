import { figuresOf, type Comparison } from './comparison.ts'

const heads = ['', 'n', 'product p50', 'p95', 'reference p50', 'p95', 'ratio', 'per round', 'goal', 'verdict']

/** The comparisons as a text table, with a line on the noise under each. */
export function tableOf(comparisons: readonly Comparison[]): string {
  const rows = comparisons.map(rowOf)
  const widths = heads.map((head, column) =>
    Math.max(head.length, ...rows.map((row) => row[column]?.length ?? 0)),
  )
  const line = (cells: readonly string[]) =>
    cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ').trimEnd() // prettier-ignore
  return [
    line(heads),
    ...comparisons.flatMap((comparison, index) => [line(rows[index] ?? []), `    ${noteOf(comparison)}`]),
  ].join('\n')
}

function rowOf(comparison: Comparison): string[] {
  const { name, unit, judged, goal, limit } = comparison
  const { samples, product, reference, ratio, roundRatios, verdict } = figuresOf(comparison)
  const value = (amount: number) => `${amount.toFixed(amount < 10 ? 3 : amount < 100 ? 1 : 0)} ${unit}`
  return [
    name,
    String(samples),
    value(product.p50),
    value(product.p95),
    value(reference.p50),
    value(reference.p95),
    `${ratio.toFixed(2)}× ${judged}`,
    `${roundRatios.lower.toFixed(2)}–${roundRatios.upper.toFixed(2)}`,
    goalOf(goal, limit, unit),
    verdict,
  ]
}

function goalOf(goal: number | null, limit: number | undefined, unit: string): string {
  if (limit !== undefined) return `p99 < ${limit} ${unit}`
  return goal === null ? '—' : `≤ ${goal}×`
}

function noteOf({ against, noise, facts }: Comparison): string {
  const { rounds, repeated, outside, tolerance } = noise
  const limits = `cpu +${tolerance.cpu * 100} %, disk +${tolerance.disk * 100} %`
  const control = `${rounds} rounds, ${repeated} repeated, ${outside} kept out of tolerance (${limits})`
  const told = Object.entries(facts).map(([name, fact]) => `${name} ${fact}`)
  return [`against ${against}`, control, ...told].join(' · ')
}
