import type { Destinations } from '#contract/views.ts'
import { activeCounters, activeServices, counterServices } from '#db/queries/office.ts'
import { activePeople } from '#db/queries/people.ts'
import type { OfficeContext } from '../office-context.ts'

/** Where a client can be sent on to, with who is there now. */
export async function destinationsView(office: OfficeContext): Promise<Destinations> {
  const { db } = office.store
  const [services, counters, served, people] = await Promise.all([
    activeServices(db),
    activeCounters(db),
    counterServices(db),
    activePeople(db),
  ])
  const open = new Set(
    counters.filter(({ personId, pausedAt }) => personId !== null && pausedAt === null).map(({ id }) => id),
  )
  return {
    opensAfterMs: office.rules.absentOpensMs,
    services: services.map(({ id, name, waiting }) => ({
      id,
      name,
      waiting,
      openCounters: served.filter(({ serviceId, counterId }) => serviceId === id && open.has(counterId))
        .length,
    })),
    counters: counters.map(({ id, number, personName, pausedAt }) => ({
      id,
      number,
      person: personName,
      paused: pausedAt !== null,
    })),
    people: people.map(({ id, name }) => ({
      id,
      name,
      counterNumber: counters.find(({ personId }) => personId === id)?.number ?? null,
    })),
  }
}
