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

/** Everything that stations race for. */
export const raceKinds: readonly RaceKind[] = [
  callNextBy(2),
  callNextBy(4),
  callNextBy(8),
  chosenBy(4, 'callChosen'),
  chosenBy(4, 'attend'),
  callAtOneCounter,
  issueBy(8),
  openCounterBy(4),
  samePersonAt(4),
  pauseOrCall,
  undoCall,
  undoStart,
  undoOrCall,
  undoOrChoose,
  undoTwice,
  resumeBy(4),
  reactivateBy(4),
  transferOrFinish,
  oneRequestFrom(4, 'callNext'),
  oneRequestFrom(4, 'issue'),
  rollOverBy(4),
  closeDayAmid(4),
  startAgainBy(4),
  startAgainAtDesks,
  sealHourBy(4),
  guessFrom(4, 'one station'),
  guessFrom(2, 'their own'),
]
