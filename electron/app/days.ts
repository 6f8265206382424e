import { endsTheDay } from '#domain/station.ts'
import { rollOverDay } from '#services/day.ts'
import { finishErasures } from '#services/erase.ts'
import type { OfficeContext } from '#services/office-context.ts'
import { clearCounters } from '#services/people/sign-out.ts'
import { maybeSealHour } from '#services/seal.ts'
import type { Program } from './program.ts'

/** Nobody is signed in here yet, and the business day before this one has ended. @param office the program's own, unless at another time */
export async function beginDay(
  program: Program,
  office: OfficeContext | null = program.office,
): Promise<void> {
  if (office === null || !endsTheDay(program.station?.state().roles ?? [])) return
  const cleared = await clearCounters(office)
  if (!cleared.ok) program.options.log.info(`nobody could be signed out: ${cleared.code}`)
  const left = await finishErasures(office)
  if (left.length > 0) program.options.log.info(`erased texts may still be read in ${left.join(', ')}`)
  await endDayBefore(program, office)
}

/** Ends the business day before this one, if that has not been done, and seals the hour; of several stations the first. */
export async function endDayBefore(
  program: Program,
  office: OfficeContext | null = program.office,
): Promise<void> {
  if (office === null || !endsTheDay(program.station?.state().roles ?? [])) return
  const { log } = program.options
  const station = { stationId: office.stationId, role: 'manager', counterId: null, person: null } as const
  const done = await rollOverDay(office, station)
  if (!done.ok) log.info(`the day could not be rolled over: ${done.code}`)
  const sealed = await maybeSealHour(office, station)
  if (!sealed.ok) log.info(`the hour could not be sealed: ${sealed.code}`)
}
