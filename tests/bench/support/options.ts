import { parseArgs } from 'node:util'

/** What every bench is told. */
export interface BenchOptions {
  /** Few rounds: to see that a bench works, not for figures. */
  readonly quick: boolean
  /** Where profiles of the measured processes go; null for none. A profiled run is no measurement. */
  readonly profileFolder: string | null
  readonly say: (line: string) => void
}

export interface CommandLine extends BenchOptions {
  /** Names of benches; empty for all. */
  readonly names: readonly string[]
  readonly jsonFile: string | null
  /** Exit with 1 when a goal is not met or the machine was too noisy to tell. */
  readonly assert: boolean
}

export function readCommandLine(args: readonly string[]): CommandLine {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      quick: { type: 'boolean' },
      json: { type: 'string' },
      assert: { type: 'boolean' },
      profile: { type: 'string' },
    },
  })
  return {
    names: positionals,
    quick: values.quick === true,
    assert: values.assert === true,
    jsonFile: values.json ?? null,
    profileFolder: values.profile ?? null,
    say: (line) => process.stderr.write(`${line}\n`),
  }
}
