/** `npm run bench -- [names] [--quick] [--json FILE] [--assert] [--profile FOLDER]`: see README.md. */
import { writeFileSync } from 'node:fs'
import { benchCallNext } from './call-next/bench.ts'
import { benchChain } from './chain/bench.ts'
import { benchClick } from './click/bench.ts'
import { benchLink } from './link/bench.ts'
import { benchLive } from './live/bench.ts'
import { benchMemory } from './memory/bench.ts'
import { benchStart } from './start/bench.ts'
import { figuresOf, type Comparison } from './support/comparison.ts'
import { describeMachine } from './support/machine.ts'
import { readCommandLine, type BenchOptions } from './support/options.ts'
import { tableOf } from './support/table.ts'

const benches: Readonly<Record<string, (options: BenchOptions) => Promise<Comparison[]>>> = {
  'call-next': benchCallNext,
  chain: benchChain,
  link: benchLink,
  click: benchClick,
  live: benchLive,
  start: benchStart,
  memory: benchMemory,
}

if (!process.version.startsWith('v24.'))
  throw new Error(`benches run on Node 24, this is ${process.version}: use \`npm run bench\``)

const options = readCommandLine(process.argv.slice(2))
const unknown = options.names.filter((name) => !(name in benches))
if (unknown.length > 0)
  throw new Error(`no bench ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}`)
const machine = describeMachine()
options.say(Object.values(machine).join(' · '))

const comparisons: Comparison[] = []
for (const [name, bench] of Object.entries(benches)) {
  if (options.names.length > 0 && !options.names.includes(name)) continue
  try {
    comparisons.push(...(await bench(options)))
  } catch (error) {
    // What the others measured is still worth having.
    console.error(`bench ${name} failed:`, error)
    process.exitCode = 2
  }
}

console.log(tableOf(comparisons))
if (options.quick) console.log('Quick run: it shows that the benches work, its figures mean nothing.')
if (options.profileFolder !== null) console.log('Profiled run: its figures mean nothing.')
if (options.jsonFile !== null) {
  const results = comparisons.map((comparison) => ({ ...comparison, figures: figuresOf(comparison) }))
  writeFileSync(options.jsonFile, JSON.stringify({ machine, quick: options.quick, results }, null, 1))
}
const failed = comparisons.filter((comparison) => !['met', 'no goal'].includes(figuresOf(comparison).verdict))
if (options.assert && failed.length > 0) process.exitCode ??= 1
