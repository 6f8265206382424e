import type { BusinessDay } from '#domain/business-day.ts'
import type { Actor } from '#domain/people.ts'
import type { OfficeOverview } from '#contract/views.ts'
import { callNext } from '#services/tickets/call.ts'
import { resumeTicket } from '#services/tickets/hold.ts'
import { issueTicket } from '#services/tickets/issue.ts'
import { finishTicket, leaveTicket, notHere, startService } from '#services/tickets/steps.ts'
import { deskView } from '#services/views/desk.ts'
import { announceCall, displayView } from '#services/views/display.ts'
import { officeOverview } from '#services/views/overview.ts'
import { signInRows, type SignInRow } from '#services/people/access.ts'
import type { OfficeContext } from '#services/office-context.ts'
import { handoversOf, lastHandovers, type Handover, type HandoverNotes } from './handovers.ts'
import { mustSucceed } from './must-succeed.ts'
import { demoNames } from './names.ts'
import { atTime } from './past.ts'
import { seededRandom, type Random } from './random.ts'

const minute = 60_000

/** How long before now the simulated morning starts, ms. */
const morningMs = 100 * minute

/**
 * When the simulated morning starts: nothing may have happened in the office after that.
 * @param endAt when it ends, ms since the epoch; in that business day
 */
export function morningStart(day: BusinessDay, endAt: number): number {
  return Math.max(endAt - morningMs, day.startAt + minute)
}

/** A counter of the simulation and when it is free again. */
interface SimulatedCounter {
  readonly actor: Actor
  freeAt: number
  open: { readonly ticketId: string; readonly startAt: number; readonly comes: boolean } | null
  paused: boolean
}

/**
 * Plays the last hour and a half of a demo office through the same use cases that people use, at a clock that
 * walks from then to now. Deterministic for a seed. At the end people wait, some over target, one uncalled for a
 * moment, one not greeted: what a receptionist sees on a usual morning.
 * Two are on hold, one has been sent on, one has asked for two things.
 * @param office its clock is not used; times run from 100 minutes before `endAt` (not before the business day) on
 */
export async function simulateMorning(
  office: OfficeContext,
  endAt: number,
  seed: number,
  notes: HandoverNotes,
): Promise<void> {
  const random = seededRandom(seed)
  const startAt = morningStart(office.dayAt(endAt), endAt)
  let now = startAt
  const past = atTime(office, () => now)
  const overview = await officeOverview(past)
  const people = await signInRows(past)
  const reception = deskActor(office, people[0] ?? null, null, 'reception')
  const counters = overview.counters.slice(0, 4).map<SimulatedCounter>((counter, index) => ({
    actor: deskActor(office, people[index + 1] ?? null, counter.id, 'counter'),
    freeAt: startAt + 4 * minute,
    open: null,
    paused: false,
  }))
  for (const { actor } of counters) await sendHome(past, actor)
  const handovers = handoversOf(endAt, notes)
  const names = demoNames(random)
  let nextArrival = startAt
  for (; now < endAt - 20_000; now += 20_000) {
    if (now >= nextArrival) {
      await arrive(past, reception, overview, names.next().value ?? null, random)
      nextArrival = now + (0.4 + random() * 1.65) * minute
    }
    for (const [index, counter] of counters.entries())
      await work(past, counter, now, endAt, random, handovers(past, counter.actor, index))
  }
  now = Math.max(now, endAt - 15_000)
  const serving = counters.filter(({ open }) => open?.startAt === 0).map(({ actor }) => actor)
  await lastHandovers(past, serving, overview, notes)
  const kiosk: Actor = { ...reception, role: 'kiosk', person: null }
  await issue(past, kiosk, overview.services[1]?.id ?? '', null, null, 'kiosk')
}

/** Whoever was left at a counter, or on hold, when the demo was closed another day has long been served. */
async function sendHome(office: OfficeContext, actor: Actor): Promise<void> {
  const { open, held } = await deskView(office, actor)
  const step = (ticketId: string) => ({ requestId: office.newId(), ticketId })
  if (open?.state === 'called') mustSucceed(await startService(office, actor, step(open.ticketId)))
  if (open !== null) mustSucceed(await finishTicket(office, actor, step(open.ticketId)))
  for (const { ticketId, mayResume } of held) {
    if (!mayResume) continue
    mustSucceed(await resumeTicket(office, actor, step(ticketId)))
    mustSucceed(await finishTicket(office, actor, step(ticketId)))
  }
}

function deskActor(
  office: OfficeContext,
  person: SignInRow | null,
  counterId: string | null,
  role: 'reception' | 'counter',
): Actor {
  return { stationId: office.stationId, role, counterId, person }
}

async function arrive(
  office: OfficeContext,
  actor: Actor,
  overview: OfficeOverview,
  name: string | null,
  random: Random,
): Promise<void> {
  const service = overview.services[pick([0, 0, 0, 1, 1, 1, 2, 2, 3], random)]
  const special = random() < 0.15 ? overview.priorities[1 + Math.floor(random() * 3)] : undefined
  await issue(office, actor, service?.id ?? '', special?.id ?? null, name, 'reception')
}

async function issue(
  office: OfficeContext,
  actor: Actor,
  serviceId: string,
  priorityId: string | null,
  personName: string | null,
  channel: 'reception' | 'kiosk',
): Promise<void> {
  const input = { requestId: office.newId(), serviceId, priorityId, personName, channel }
  mustSucceed(await issueTicket(office, actor, input))
}

/** One look of a counter at its work: call, receive, finish. Near the end everybody is left as they are. */
async function work(
  office: OfficeContext,
  counter: SimulatedCounter,
  now: number,
  endAt: number,
  random: Random,
  handover: Handover,
): Promise<void> {
  if (now < counter.freeAt) return
  if (counter.paused) await handover.goOn()
  counter.paused = false
  if (counter.open === null) {
    if (now > endAt - 2 * minute && counter.actor.counterId !== null) return
    const called = await callNext(office, counter.actor, { requestId: office.newId() })
    if (!called.ok) return
    await showCalls(office, counter.actor)
    counter.open = { ticketId: called.value.ticketId, startAt: now + 40_000, comes: random() > 0.07 }
    counter.freeAt = now + 40_000
    return
  }
  const { ticketId, startAt, comes } = counter.open
  const request = { requestId: office.newId(), ticketId }
  if (startAt > 0 && comes) {
    mustSucceed(await startService(office, counter.actor, request))
    counter.open = { ticketId, startAt: 0, comes }
    counter.freeAt = now + (2.5 + random() * 6) * minute
  } else if (startAt > 0) {
    mustSucceed(await (random() < 0.75 ? notHere : leaveTicket)(office, counter.actor, request))
    counter.open = null
  } else {
    if (!(await handover.hold(ticketId, now))) mustSucceed(await finishTicket(office, counter.actor, request))
    counter.open = null
    counter.paused = await handover.pause(now)
    counter.freeAt = now + random() * minute
  }
}

/** The simulated hall display has seen every call. */
async function showCalls(office: OfficeContext, actor: Actor): Promise<void> {
  const { current } = await displayView(office)
  if (current !== null)
    mustSucceed(
      await announceCall(office, { ...actor, role: 'display', person: null }, { callId: current.callId }),
    )
}

function pick<T>(values: readonly [T, ...T[]], random: Random): T {
  return values[Math.floor(random() * values.length)] ?? values[0]
}
