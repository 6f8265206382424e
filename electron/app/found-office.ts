import type { NewOffice } from '#contract/schemas.ts'
import { businessDayAt } from '#domain/business-day.ts'
import { accept, refuse, type Result } from '#domain/result.ts'
import { defaultRules } from '#domain/rules.ts'
import { clockState } from '#db/queries/clock.ts'
import { demoOffice } from '#demo/demo-office.ts'
import { atTime } from '#demo/past.ts'
import { morningStart, simulateMorning } from '#demo/simulated-morning.ts'
import { setUpOffice, type Founded } from '#services/setup.ts'
import { certificateFingerprint } from '#services/trust/authority.ts'
import type { StationCredentials } from '#services/trust/bundle.ts'
import { displayView } from '#services/views/display.ts'
import { texts } from '#text/index.ts'
import { beginDay } from './days.ts'
import { replaceWindows } from './office-windows.ts'
import type { Program } from './program.ts'

/** A morning with a bit of everything: people over target, a head start, counter 3 free to call. */
const demoSeed = 4

/**
 * Makes the office of a first start. Its windows open when whoever set it up has the recovery code, or at the next start.
 * Refuses what `setUpOffice` refuses.
 */
export async function foundOffice(
  program: Program,
  input: NewOffice,
): Promise<Result<{ readonly recoveryCode: string }>> {
  const created = await create(program, input, { demo: false, at: null })
  return created.ok ? accept({ recoveryCode: created.value.recoveryCode ?? '' }) : created
}

/** Leaves the set-up for the office that was made. Refuses `office.missing`. */
export async function enterOffice(program: Program): Promise<Result<null>> {
  await program.enterOffice()
  if (program.office === null) return refuse({ code: 'office.missing' })
  await replaceWindows(program)
  return accept(null)
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

/**
 * Makes the demo office if there is none, begins its day, and lets a morning pass in it if today has been quiet. All of
 * it happens at the time at which that morning starts: time does not go back.
 */
export async function prepareDemo(program: Program): Promise<Result<null>> {
  if (program.state.kind === 'trouble') return refuse(program.state.refusal)
  const now = program.options.clock()
  if (program.state.kind === 'setup') {
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
    const startAt = morningStart(businessDayAt(now, timeZone, defaultRules.dayStartMinute), now)
    const input = demoOffice(program.preferences.language, timeZone)
    const created = await create(program, input, { demo: true, at: startAt })
    if (!created.ok) return created
    await program.enterOffice()
  }
  const { office } = program
  if (office === null) return refuse({ code: 'office.missing' })
  const startAt = morningStart(office.dayAt(now), now)
  const { newestAt } = await clockState(office.store.db)
  if (newestAt > startAt) {
    await beginDay(program, office)
    return accept(null)
  }
  await beginDay(
    program,
    atTime(office, () => startAt),
  )
  const today = await displayView(office)
  const { notes } = texts[program.preferences.language].demo
  if (today.waiting === 0 && today.last.length === 0) await simulateMorning(office, now, demoSeed, notes)
  return accept(null)
}

async function create(
  program: Program,
  input: Omit<NewOffice, 'requestId'>,
  { demo, at }: { readonly demo: boolean; readonly at: number | null },
): Promise<Result<Founded>> {
  const { opened } = program
  if (opened === null) return refuse({ code: 'office.missing' })
  const words = texts[program.preferences.language].demo
  const registered = opened.server === null ? {} : registeredAs(opened.server.kept.credentials)
  const setUp = {
    stationId: program.stationId,
    stationName: words.station,
    zoneName: words.zone,
    demo,
    ...registered,
  }
  const dependencies = await program.dependencies(opened)
  return setUpOffice(at === null ? dependencies : atTime(dependencies, () => at), setUp, input)
}

/** The first station of a server is the one that sets up its office. */
function registeredAs({ name, login, certificate, roles }: StationCredentials) {
  return { stationName: name, registered: { login, certificate: certificateFingerprint(certificate), roles } }
}
