import type { Guard } from '../../unguarded/guards.ts'
import type { RaceKind } from '../race.ts'
import { callAtOneCounter, callNextBy, chosenBy } from './calls.ts'
import { openCounterBy, pauseOrCall, samePersonAt } from './counters.ts'
import { closeDayAmid, rollOverBy } from './day.ts'
import { guessFrom } from './lock-out.ts'
import { issueBy } from './numbers.ts'
import { reactivateBy, resumeBy, transferOrFinish } from './one-ticket.ts'
import { oneRequestFrom } from './requests.ts'
import { sealHourBy, startAgainAtDesks, startAgainBy } from './start.ts'
import { undoCall, undoOrCall, undoOrChoose, undoStart, undoTwice } from './undo.ts'

/** A race without what keeps it fair. */
export interface Canary {
  readonly kind: RaceKind
  /** What queries go without. */
  readonly guards: readonly Guard[]
  /** Indexes and constraints that are not there. */
  readonly indexes: readonly string[]
}

const legs = ['leg_open', 'leg_position']
const anyState: readonly Guard[] = ['locked ticket', 'state in where']

/** Each race, lost. */
export const canaries: readonly Canary[] = [
  { kind: callNextBy(4), guards: ['locked next'], indexes: [] },
  { kind: callNextBy(4), guards: ['locked next', 'state in where'], indexes: legs },
  { kind: chosenBy(4, 'callChosen'), guards: anyState, indexes: legs },
  { kind: chosenBy(4, 'attend'), guards: anyState, indexes: legs },
  { kind: callAtOneCounter, guards: ['locked counter'], indexes: [] },
  {
    kind: callAtOneCounter,
    guards: ['locked counter'],
    indexes: ['ticket_open_counter', 'ticket_open_person'],
  },
  { kind: issueBy(4), guards: ['number row'], indexes: ['ticket_number'] },
  { kind: openCounterBy(4), guards: ['locked counter'], indexes: [] },
  { kind: samePersonAt(4), guards: [], indexes: ['counter_person_id_key'] },
  { kind: pauseOrCall, guards: ['locked counter'], indexes: [] },
  { kind: undoCall, guards: anyState, indexes: legs },
  { kind: undoStart, guards: anyState, indexes: legs },
  { kind: undoOrCall, guards: ['locked counter'], indexes: ['ticket_open_counter', 'ticket_open_person'] },
  {
    kind: undoOrChoose,
    guards: [...anyState, 'locked counter'],
    indexes: [...legs, 'ticket_open_counter', 'ticket_open_person'],
  },
  { kind: undoTwice, guards: anyState, indexes: [...legs, 'event_undoes_key'] },
  { kind: resumeBy(4), guards: anyState, indexes: legs },
  { kind: reactivateBy(4), guards: anyState, indexes: legs },
  { kind: transferOrFinish, guards: anyState, indexes: legs },
  { kind: oneRequestFrom(4, 'callNext'), guards: [], indexes: ['request_pkey'] },
  { kind: oneRequestFrom(4, 'issue'), guards: [], indexes: ['request_pkey'] },
  { kind: rollOverBy(3), guards: anyState, indexes: [...legs, 'seal_position_key'] },
  { kind: closeDayAmid(4), guards: anyState, indexes: legs },
  { kind: startAgainBy(3), guards: ['locked leavers'], indexes: [] },
  { kind: startAgainAtDesks, guards: ['locked leavers'], indexes: [] },
  { kind: sealHourBy(3), guards: [], indexes: ['seal_position_key'] },
  { kind: guessFrom(4, 'one station'), guards: ['locked chain', 'counted in one'], indexes: ['event_chain'] },
  { kind: guessFrom(2, 'their own'), guards: ['locked chain', 'counted in one'], indexes: [] },
]
