import type { OfficeOverview } from '#contract/views.ts'
import { clockOffset } from '#db/queries/clock.ts'
import {
  activeCounters,
  activePriorities,
  activeServices,
  counterServices,
  countersWithoutNames,
} from '#db/queries/office.ts'
import type { OfficeContext } from '../office-context.ts'
import { presentTime } from '../present.ts'

/**
 * The office as every window may know it: services, priorities, counters and who is at them.
 * @param withNames false for those who do not work here; their station may not even be able to read a name
 */
export async function officeOverview(office: OfficeContext, withNames = true): Promise<OfficeOverview> {
  const { db } = office.store
  const [services, priorities, counters, served] = await Promise.all([
    activeServices(db),
    activePriorities(db),
    withNames ? activeCounters(db) : countersWithoutNames(db),
    counterServices(db),
  ])
  return {
    office: { name: office.office.name, timeZone: office.rules.timeZone, demo: office.office.demo },
    businessDay: office.dayAt(await presentTime(office)).name,
    services: services.map(({ id, name, prefix, targetMs, waiting }) => ({
      id,
      name,
      prefix,
      targetMs,
      waiting,
    })),
    priorities: priorities.map((priority, index) => ({ ...priority, isDefault: index === 0 })),
    clockBehindMs: await clockOffset(db),
    counters: counters.map(({ id, number, personName, pausedAt }) => ({
      id,
      number,
      person: personName,
      paused: pausedAt !== null,
      serviceIds: served.filter(({ counterId }) => counterId === id).map(({ serviceId }) => serviceId),
    })),
  }
}
