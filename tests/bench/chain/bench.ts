import { startPostgres, type PostgresServer } from '#support/postgres/server.ts'
import type { Comparison } from '../support/comparison.ts'
import { measureRounds } from '../support/measure.ts'
import type { BenchOptions } from '../support/options.ts'
import { startCrew, type Crew, type RoundOfClaims } from './crew.ts'
import { openClaimOffice, type ClaimOffice } from './office.ts'
import type { Variant } from './order.ts'

/** Claims in a round of one variant, by all clients together. */
const claimsPerRound = 240
const rounds = 12
/** At least 0.6 times as many claims in the same time as the bare transaction. */
const goal = 1.67
/** What an office's disk takes for a commit, ms. */
const commitDelayMs = 5

const variants: readonly Variant[] = ['product', 'bare', 'one chain']

type Round = Readonly<Record<Variant, RoundOfClaims>>

/**
 * `callNext` of many stations at once on PostgreSQL, each with a chain of its own, against bare transactions that write
 * the same rows; and, to show why, with one chain for the whole office. Here, and with an office's disk.
 */
export async function benchChain(options: BenchOptions): Promise<Comparison[]> {
  const comparisons: Comparison[] = []
  for (const delay of [0, commitDelayMs]) {
    const server = await start(delay, options)
    if (server === null) continue
    try {
      for (const clients of [8, 24]) comparisons.push(...(await measure(server, clients, delay, options)))
    } finally {
      await server.stop()
    }
  }
  return comparisons
}

/** A server whose commits are flushed. @returns null where they cannot be made to take longer */
async function start(delay: number, options: BenchOptions): Promise<PostgresServer | null> {
  if (delay === 0) return startPostgres({ durable: true })
  try {
    return await startPostgres({ commitDelayMs: delay })
  } catch (error) {
    options.say(`  commits cannot be slowed here, that comparison is left out: ${String(error)}`)
    return null
  }
}

async function measure(
  server: PostgresServer,
  clients: number,
  delay: number,
  options: BenchOptions,
): Promise<Comparison[]> {
  const where = delay > 0 ? `, ${String(delay)} ms commits` : ''
  const name = `claims of ${String(clients)} clients${where}`
  const { results, noise } = await claimInRounds(server, clients, name, options)
  const compare = (product: Variant, reference: Variant) => ({
    unit: 'ms' as const,
    judged: 'p50' as const,
    noise,
    rounds: results.map((round) => ({
      product: [msPerClaim(round[product])],
      reference: [msPerClaim(round[reference])],
    })),
    facts: { 'claims/s': ratesOf(results, product, reference), ...costsOf(results, product, reference) },
  })
  return [
    { name, against: 'bare transactions that write the same rows', goal, ...compare('product', 'bare') },
    {
      name: `${name}, one chain`,
      against: 'a chain for each station',
      goal: null,
      ...compare('one chain', 'product'),
    },
  ]
}

async function claimInRounds(server: PostgresServer, clients: number, name: string, options: BenchOptions) {
  const crew = startCrew(options)
  const offices = new Map<Variant, ClaimOffice>()
  try {
    for (const variant of variants) {
      const office = await openClaimOffice(server, clients, claimsPerRound / clients)
      offices.set(variant, office)
      await crew.open(variant, office)
    }
    let turn = 0
    return await measureRounds<Round>(options, {
      name,
      warmUp: options.quick ? 1 : 4,
      rounds,
      work: () => oneRound(crew, offices, turn++),
    })
  } finally {
    crew.end()
    for (const office of offices.values()) await office.end()
  }
}

/** @param turn nobody is always the first, or always the one after */
async function oneRound(
  crew: Crew,
  offices: ReadonlyMap<Variant, ClaimOffice>,
  turn: number,
): Promise<Round> {
  const done = new Map<Variant, RoundOfClaims>()
  const turned = [...offices].map((_, index) => [...offices][(index + turn) % offices.size])
  for (const entry of turned) if (entry !== undefined) done.set(entry[0], await crew.claim(...entry))
  await requireSameRows(offices)
  for (const office of offices.values()) await office.refill()
  return Object.fromEntries(done) as Round
}

function msPerClaim({ wallMs, claims }: RoundOfClaims): number {
  return wallMs / claims
}

function ratesOf(rounds: readonly Round[], product: Variant, reference: Variant): string {
  const [mine, other] = [product, reference].map((variant) => {
    const [wallMs, claims] = [sumOf(rounds, variant, 'wallMs'), sumOf(rounds, variant, 'claims')]
    return (claims / wallMs) * 1000
  })
  return `${mine?.toFixed(0) ?? ''} : ${other?.toFixed(0) ?? ''} (${((mine ?? 0) / (other ?? 1)).toFixed(2)}×)`
}

/** What one claim takes on each side: statements, and processor time of the clients and of the server, ms. */
function costsOf(rounds: readonly Round[], product: Variant, reference: Variant) {
  const each = (what: keyof RoundOfClaims, digits: number) =>
    [product, reference]
      .map((variant) => (sumOf(rounds, variant, what) / sumOf(rounds, variant, 'claims')).toFixed(digits))
      .join(' : ')
  return {
    statements: each('statements', 1),
    'client ms': each('clientMs', 2),
    'server ms': each('serverMs', 2),
  }
}

function sumOf(rounds: readonly Round[], variant: Variant, what: keyof RoundOfClaims): number {
  return rounds.reduce((sum, round) => sum + round[variant][what], 0)
}

/** Different numbers of rows would mean that the variants did different work. */
async function requireSameRows(offices: ReadonlyMap<Variant, ClaimOffice>): Promise<void> {
  const counts = new Set(await Promise.all([...offices.values()].map((office) => office.rows())))
  if (counts.size !== 1) throw new Error(`the variants wrote different rows: ${[...counts].join(' | ')}`)
}
