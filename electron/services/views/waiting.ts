import type { NextRow, TargetView, WaitingRow, WaitingView } from '#contract/views.ts'
import { isOpened } from '#domain/counter.ts'
import type { Actor } from '#domain/people.ts'
import { explainPlace, type WhyPlace } from '#domain/why-next.ts'
import { ticketLabel } from '#domain/ticket.ts'
import { newestNotes } from '#db/queries/notes.ts'
import { countWaiting, waitingWithDetails, type WaitingDetails } from '#db/queries/waiting.ts'
import type { OfficeContext } from '../office-context.ts'
import { presentTime } from '../present.ts'
import { nextInOrder } from './next-in-order.ts'

/** Rows a window is given at most; beyond them it shows how many more there are, and finds by name or number. */
const rowLimit = 500

/** Who waits, in order, with the reason for each place; who cools down comes last, without a place. */
export async function waitingView(office: OfficeContext): Promise<WaitingView> {
  const now = await presentTime(office)
  const { db } = office.store
  const details = await waitingWithDetails(db, rowLimit)
  const notes = await newestNotes(db, details.map(({ id }) => id)) // prettier-ignore
  const counts = await countWaiting(db, now, null)
  const places = details.map(placeOfRow)
  // The first two who can be called are rivals enough: whoever is not before them is not first.
  const rivals = places.filter(({ coolUntil }) => coolUntil === null || coolUntil <= now).slice(0, 2)
  const rows = details.map<WaitingRow>((row, index) => ({
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
    target: targetOf(row, now, office.rules.absentOpensMs),
    note: notes.get(row.id) ?? null,
    why: explainPlace(places[index] ?? placeOfRow(row), rivals, now),
  }))
  const callable = rows.filter((row) => row.coolUntil === null)
  const cooling = rows.filter((row) => row.coolUntil !== null)
  return {
    rows: [...callable.map((row, index) => ({ ...row, position: index + 1 })), ...cooling],
    total: counts.total,
    overTarget: counts.overTarget,
    ungreeted: counts.ungreeted,
  }
}

/** The first few that a counter would call, with the reason. @param now the office's time, ms since the epoch */
export async function nextRows(
  office: OfficeContext,
  actor: Actor,
  now: number,
  limit: number,
): Promise<NextRow[]> {
  const rows = await nextInOrder(office, actor, now, limit + 1)
  const places = rows.map(({ row, atCounter }) => ({ ...placeOfRow(row), atCounter }))
  return rows.slice(0, limit).map(({ row }, index) => ({
    ticketId: row.id,
    label: ticketLabel(row),
    personName: row.personName,
    serviceName: row.serviceName,
    waitingSince: row.base_at,
    targetMs: row.targetMs,
    why: explainPlace(places[index] ?? placeOfRow(row), places, now),
  }))
}

/** For whom a ticket waits in particular, and whether they have been away too long to keep it. */
export function targetOf(row: WaitingDetails, now: number, opensAfterMs: number): TargetView | null {
  if (row.target_counter_id === null && row.target_person_id === null) return null
  const awayAt = row.target_counter_id === null ? row.targetPersonAwayAt : row.targetCounterAwayAt
  return { counter: row.targetNumber, person: row.targetName, opened: isOpened(awayAt, now, opensAfterMs) }
}

function placeOfRow(row: WaitingDetails): WhyPlace {
  return {
    id: row.id,
    prefix: row.prefix,
    number: row.number,
    strict: row.is_strict === 1,
    queueAt: row.queue_at,
    arrivalAt: row.arrival_at,
    baseAt: row.base_at,
    coolUntil: row.cool_until,
    appointmentAt: row.appointment_at,
    priority: { name: row.priorityName },
  }
}
