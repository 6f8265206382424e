import type { NewOffice } from '#contract/schemas.ts'
import { accept, refuse, type Result } from '#domain/result.ts'
import { demoOffice } from '#demo/demo-office.ts'
import { simulateMorning } from '#demo/simulated-morning.ts'
import { setUpOffice } from '#services/setup.ts'
import { displayView } from '#services/views/display.ts'
import { texts } from '#text/index.ts'
import { replaceWindows } from './office-windows.ts'
import type { Program } from './program.ts'

/** A morning with a bit of everything: people over target, a head start, counter 3 free to call. */
const demoSeed = 4

/** Makes the office of a first start and opens its windows. Refuses what `setUpOffice` refuses. */
export async function foundOffice(program: Program, input: NewOffice): Promise<Result<null>> {
  const created = await create(program, input, false)
  if (created.ok) await replaceWindows(program)
  return created
}

/** Leaves the set-up for the demo office, which has a file of its own. */
export async function foundDemo(program: Program): Promise<Result<null>> {
  await program.close()
  program.demo = true
  await program.open()
  const ready = await prepareDemo(program)
  if (ready.ok) await replaceWindows(program)
  return ready
}

/** Makes the demo office if there is none, and lets a morning pass in it if today has been quiet. */
export async function prepareDemo(program: Program): Promise<Result<null>> {
  if (program.state.kind === 'trouble') return refuse(program.state.refusal)
  if (program.state.kind === 'setup') {
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
    const created = await create(program, demoOffice(program.preferences.language, timeZone), true)
    if (!created.ok) return created
  }
  const { office } = program
  if (office === null) return refuse({ code: 'office.missing' })
  const today = await displayView(office)
  if (today.waiting === 0 && today.last.length === 0) await simulateMorning(office, office.clock(), demoSeed)
  return accept(null)
}

async function create(
  program: Program,
  input: Omit<NewOffice, 'requestId'>,
  demo: boolean,
): Promise<Result<null>> {
  const { store } = program
  if (store === null) return refuse({ code: 'office.missing' })
  const words = texts[program.preferences.language].demo
  const { stationId } = program.options.settings.current
  const setUp = { stationId, stationName: words.station, zoneName: words.zone, demo }
  const created = await setUpOffice(program.dependencies(store), setUp, input)
  if (created.ok) await program.enterOffice()
  return created
}
