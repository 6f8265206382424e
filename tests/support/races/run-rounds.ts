import type { Gate } from './gate.ts'
import { chance, type Chance } from './random.ts'
import type { Race, RaceKind } from './race.ts'
import type { RaceOffice } from './race-office.ts'
import { roundFaults } from './round-faults.ts'
import type { StationProcess } from './station-process.ts'
import { count, newTally, type Tally } from './tally.ts'
import type { Reply } from './wire.ts'

/** Where races are run. */
export interface Track {
  readonly office: RaceOffice
  readonly processes: readonly StationProcess[]
  readonly gate: Gate
}

export interface RoundsOptions {
  readonly rounds: number
  readonly seed: number
  /** After so many rounds the office is emptied; between them everybody only goes home. */
  readonly emptyEvery?: number
  /** Ends the rounds before their time. */
  readonly until?: (tally: Tally) => boolean
}

const dayMs = 86_400_000
/** Connections of a station's pool: so many of its commands can be inside a transaction. */
const perStation = 4

/**
 * Runs one kind of race again and again. Every other round all commands are held inside their transactions until the
 * last one has arrived; the others begin as fast as they can be told to.
 */
export async function runRounds(track: Track, kind: RaceKind, options: RoundsOptions): Promise<Tally> {
  const { office } = track
  const { rounds, seed, emptyEvery = 8, until = () => false } = options
  const tally = newTally()
  for (let round = 0; round < rounds && !until(tally); round++) {
    const luck = chance(seed + round)
    if (round % emptyEvery === 0) await office.empty()
    else await office.endDay()
    const race = await kind.prepare(office, luck)
    if (race.nextDay === true) await oneDayOn(track)
    const replies = await (round % 2 === 0 ? fromTheGate(track, race) : atOnce(track, race, luck))
    const answers = replies.map(({ answer }) => answer)
    const faults = [...(await race.judge(answers)), ...(await roundFaults(office.store.db, race, answers))]
    const named = faults.map((fault) => `${kind.name}, seed ${String(seed + round)}: ${fault}`)
    count(tally, replies.map(({ watched }) => watched), named) // prettier-ignore
  }
  return tally
}

async function fromTheGate(track: Track, race: Race): Promise<Reply[]> {
  const { runs } = race
  const stations = new Set(runs.map(({ station }) => station))
  const held = [...stations].map((station) => runs.filter((run) => run.station === station).length)
  await track.gate.close()
  const replies = started(track, race)
  await track.gate.openFor(held.reduce((sum, each) => sum + Math.min(each, perStation), 0))
  return Promise.all(replies)
}

/** In any order: whoever is told first is not always the same. */
async function atOnce(track: Track, race: Race, luck: Chance): Promise<Reply[]> {
  const from = luck.below(race.runs.length)
  const turned = race.runs.map((_, index) => (index + from) % race.runs.length)
  const replies = await Promise.all(
    started(track, { ...race, runs: turned.map((index) => race.runs[index]!) }),
  )
  return race.runs.map((_, index) => replies[turned.indexOf(index)]!)
}

function started({ processes }: Track, { runs }: Race): Promise<Reply>[] {
  return runs.map(({ station, act }) => {
    const process = processes[station]
    if (process === undefined) throw new Error(`there is no station ${String(station)}`)
    return process.ask({ kind: 'do', act })
  })
}

async function oneDayOn({ office, processes }: Track): Promise<void> {
  office.here.shiftMs += dayMs
  const order = { kind: 'shift', ms: office.here.shiftMs } as const
  await Promise.all(processes.map((process) => process.ask(order)))
}
