import type { NextRow, WaitingRow, WaitingView } from '#contract/views.ts'
import { explainPlace, type WhyPlace } from '#domain/why-next.ts'
import { ticketLabel } from '#domain/ticket.ts'
import { countWaiting, waitingWithDetails, type WaitingDetails } from '#db/queries/waiting.ts'
import type { OfficeContext } from '../office-context.ts'

/** Rows a window is given at most; beyond them it shows how many more there are, and finds by name or number. */
const rowLimit = 500

/** Who waits, in order, with the reason for each place; who cools down comes last, without a place. */
export async function waitingView(office: OfficeContext): Promise<WaitingView> {
  const now = office.clock()
  const { db } = office.store
  const details = await waitingWithDetails(db, { counterId: null, limit: rowLimit })
  const counts = await countWaiting(db, now, null)
  const places = details.map(toPlace)
  // The first two who can be called are rivals enough: whoever is not before them is not first.
  const rivals = places.filter(({ coolUntil }) => coolUntil === null || coolUntil <= now).slice(0, 2)
  const rows = details.map((row, index) => toRow(row, places[index] ?? toPlace(row), rivals, now))
  const callable = rows.filter((row) => row.coolUntil === null || row.coolUntil <= now)
  const cooling = rows.filter((row) => !callable.includes(row))
  return {
    rows: [...callable.map((row, index) => ({ ...row, position: index + 1 })), ...cooling],
    total: counts.total,
    overTarget: counts.overTarget,
    ungreeted: counts.ungreeted,
  }
}

/** The first few that a counter would call, with the reason. */
export async function nextRows(office: OfficeContext, counterId: string, limit: number): Promise<NextRow[]> {
  const now = office.clock()
  const details = await waitingWithDetails(office.store.db, { counterId, limit: limit + 1, callableAt: now })
  const places = details.map(toPlace)
  return details.slice(0, limit).map((row, index) => ({
    ticketId: row.id,
    label: ticketLabel(row),
    personName: row.personName,
    serviceName: row.serviceName,
    waitingSince: row.base_at,
    targetMs: row.targetMs,
    why: explainPlace(places[index] ?? toPlace(row), places, now),
  }))
}

function toPlace(row: WaitingDetails): WhyPlace {
  return {
    id: row.id,
    prefix: row.prefix,
    number: row.number,
    strict: row.is_strict === 1,
    queueAt: row.queue_at,
    arrivalAt: row.arrival_at,
    baseAt: row.base_at,
    coolUntil: row.cool_until,
    priority: { name: row.priorityName, headStartMs: row.headStartMs },
  }
}

function toRow(row: WaitingDetails, place: WhyPlace, rivals: readonly WhyPlace[], now: number): WaitingRow {
  return {
    ticketId: row.id,
    label: ticketLabel(row),
    position: null,
    personName: row.personName,
    serviceName: row.serviceName,
    priorityName: row.headStartMs > 0 || row.is_strict === 1 ? row.priorityName : null,
    channel: row.channel,
    arrivalAt: row.arrival_at,
    waitingSince: row.base_at,
    targetMs: row.targetMs,
    greetedAfterMs: row.greetedAfterMs,
    coolUntil: row.cool_until !== null && row.cool_until > now ? row.cool_until : null,
    notHereCount: row.not_here_count,
    why: explainPlace(place, rivals, now),
  }
}
