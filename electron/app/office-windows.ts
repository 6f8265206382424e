import type { WindowChoice } from '#contract/views.ts'
import type { Actor } from '#domain/people.ts'
import { accept, refuse, type Result } from '#domain/result.ts'
import { windowRoles } from '#domain/station.ts'
import { countersWithoutNames, findCounter } from '#db/queries/office.ts'
import { signInRows } from '#services/people/access.ts'
import { signIn } from '#services/people/sign-in.ts'
import type { WindowEntry } from '#windows/registry.ts'
import { readWindows, windowName, type RequestedWindow } from './command-line.ts'
import type { Program } from './program.ts'

const demoWindows = ['reception', 'counter:3', 'display']

/** Shows what the state asks for: trouble, set-up, or the windows of the office. */
export async function showWindows(program: Program): Promise<void> {
  const { state } = program
  if (state.kind === 'trouble') program.show('trouble', null, null)
  else if (state.kind === 'setup') program.show('setup', null, null)
  else if (state.kind === 'open') {
    for (const wanted of await wantedWindows(program)) await openWindow(program, wanted)
    if (program.registry.all().length > 0) return
    for (const usual of await usualWindows(program)) await openWindow(program, usual)
  }
}

/** First the windows that the state asks for, then the old ones go: the program never stands without a window. */
export async function replaceWindows(program: Program): Promise<void> {
  const old = program.registry.all()
  await showWindows(program)
  for (const { window } of old) window.close()
}

/** Asked for on the command line, else what was open last, else what a newcomer should see. */
async function wantedWindows(program: Program): Promise<readonly RequestedWindow[]> {
  const { commandLine, settings } = program.options
  if (commandLine.windows.length > 0) return commandLine.windows
  const remembered = readWindows(program.demo ? demoWindows : settings.current.windows)
  return remembered.length > 0 ? remembered : usualWindows(program)
}

/** The first thing that a station is for; of the counters the first at which nobody is. */
async function usualWindows(program: Program): Promise<readonly RequestedWindow[]> {
  const { office } = program
  const role = windowRoles.find((each) => mayShow(program, each))
  if (office === null || role === undefined) return []
  if (role !== 'counter') return [{ role, counterNumber: null }]
  const counters = await countersWithoutNames(office.store.db)
  const free = counters.find(({ personId }) => personId === null) ?? counters[0]
  return free === undefined ? [] : [{ role, counterNumber: free.number }]
}

/** Whether this station is for such a window (domain.md §1, station role). */
function mayShow(program: Program, role: RequestedWindow['role']): boolean {
  return program.station?.state().roles.includes(role) ?? false
}

/**
 * Opens a window, or brings forward the one that is there. In the demo office its person is already signed in.
 * Refuses `office.missing`, `station.without_role`, `counter.not_found`.
 */
export async function openWindow(program: Program, wanted: RequestedWindow): Promise<Result<WindowEntry>> {
  const { office, registry } = program
  if (office === null) return refuse({ code: 'office.missing' })
  const { role, counterNumber } = wanted
  if (!mayShow(program, role)) return refuse({ code: 'station.without_role' })
  const counter =
    counterNumber === null ? null : await findCounter(office.store.db, { number: counterNumber })
  if (role === 'counter' && counter === null) return refuse({ code: 'counter.not_found' })
  const present = registry.findRole(role, role === 'counter' ? counterNumber : null)
  if (present !== null) {
    bringForward(present)
    return accept(present)
  }
  const place = role === 'counter' && counter !== null ? { id: counter.id, number: counter.number } : null
  const person = program.demo && role !== 'display' ? await demoPerson(program, role, place) : null
  const entry = program.show(role, place, person)
  freeCounterOnClose(program, entry)
  rememberWindows(program)
  program.broadcaster.publish(['windows'])
  return accept(entry)
}

function bringForward({ window }: WindowEntry): void {
  if (window.isMinimized()) window.restore()
  window.focus()
}

/** What a second start of the program on the same data asks of the first. */
export interface SecondStart {
  readonly windows: readonly RequestedWindow[]
}

/** Opens the windows it wants; without any, a window that is there comes forward. */
export async function answerSecondStart(program: Program, asked: SecondStart | null): Promise<void> {
  const opened = []
  for (const wanted of asked?.windows ?? []) opened.push(await openWindow(program, wanted))
  const [first] = program.registry.all()
  if (first !== undefined && !opened.some((result) => result.ok)) bringForward(first)
}

/** The demo's first person sits at reception, the next ones at the counters, in their order. */
async function demoPerson(
  program: Program,
  role: 'reception' | 'counter',
  counter: WindowEntry['counter'],
): Promise<Actor['person']> {
  const { office } = program
  if (office === null) return null
  const person = (await signInRows(office))[counter?.number ?? 0]
  if (person === undefined) return null
  const actor = { stationId: office.stationId, role, counterId: counter?.id ?? null, person: null }
  const result = await signIn(office, actor, { personId: person.id, pin: null })
  return result.ok ? result.value : null
}

/** A closed counter window is a counter that nobody is at. */
function freeCounterOnClose(program: Program, entry: WindowEntry): void {
  entry.window.once('closed', () => {
    program.leaveWindow(entry)
    program.broadcaster.publish(['windows'])
  })
}

/** Next time the same windows open; the demo's are not remembered. */
function rememberWindows(program: Program): void {
  if (program.demo) return
  const names = program.registry
    .all()
    .flatMap((entry) =>
      entry.role === 'reception' || entry.role === 'counter' || entry.role === 'display'
        ? [windowName({ role: entry.role, counterNumber: entry.counter?.number ?? null })]
        : [],
    )
  program.options.settings.update({ windows: names })
}

/** Which windows can be opened here, and which are. */
export async function windowChoices(program: Program): Promise<WindowChoice[]> {
  const { office, registry } = program
  if (office === null) return []
  const counters = await countersWithoutNames(office.store.db)
  const choices: RequestedWindow[] = [
    { role: 'reception', counterNumber: null },
    ...counters.map(({ number }) => ({ role: 'counter' as const, counterNumber: number })),
    { role: 'display', counterNumber: null },
  ]
  const shown = choices.filter(({ role }) => mayShow(program, role))
  return shown.map((choice) => ({
    ...choice,
    open: registry.findRole(choice.role, choice.counterNumber) !== null,
  }))
}
