import type { DisplayCall, DisplayView } from '#contract/views.ts'
import type { Actor } from '#domain/people.ts'
import { accept, type Result } from '#domain/result.ts'
import { ticketLabel } from '#domain/ticket.ts'
import { markAnnounced, newestCalls } from '#db/queries/display-calls.ts'
import { activeServices } from '#db/queries/office.ts'
import { write } from '#db/transaction.ts'
import { openUnit } from '../unit.ts'
import type { OfficeContext } from '../office-context.ts'
import { presentTime } from '../present.ts'

/** Calls read to fill the list: one ticket called again stands in it once. */
const callsRead = 24
const callsShown = 6

type CallRow = Awaited<ReturnType<typeof newestCalls>>[number]

/** The waiting room's view: calls and counts, never a name. */
export async function displayView(office: OfficeContext): Promise<DisplayView> {
  const { db } = office.store
  const rows = oncePerTicket(await newestCalls(db, office.dayAt(await presentTime(office)).name, callsRead))
  // A client who came back and is served elsewhere must not be sent to the counter that had called.
  const standing = rows.filter((row) => row.openAt === row.counterId)
  const current =
    standing.find((row) => row.state === 'called') ?? standing.find((row) => row.state === 'serving') ?? null
  const services = await activeServices(db)
  return {
    officeName: office.office.name,
    timeZone: office.rules.timeZone,
    current: current === null ? null : toCall(current),
    last: rows
      .filter((row) => row !== current)
      .slice(0, callsShown)
      .map(toCall),
    waiting: services.reduce((sum, service) => sum + service.waiting, 0),
    byService: services.map(({ name, waiting }) => ({ name, waiting })),
  }
}

function oncePerTicket(rows: readonly CallRow[]): CallRow[] {
  const seen = new Set<string>()
  return rows.filter((row) => !seen.has(row.ticketId) && seen.add(row.ticketId))
}

function toCall(row: CallRow): DisplayCall {
  return {
    callId: row.callId,
    label: ticketLabel(row),
    counterNumber: row.counterNumber,
    calledAt: row.calledAt,
    times: row.times,
  }
}

/** The display has really shown a call: way time counts from here (domain.md §2). Saying so twice changes nothing. */
export async function announceCall(
  office: OfficeContext,
  actor: Actor,
  input: { readonly callId: string },
): Promise<Result<null>> {
  const result = await write(office.store, async (trx) => {
    const unit = await openUnit(office, actor, trx)
    const ticketId = await markAnnounced(trx, input.callId, unit.now)
    if (ticketId !== null) await unit.append({ kind: 'call.announced', ticketId })
    return accept(ticketId !== null)
  })
  if (!result.ok) return result
  if (result.value) office.publish(['tickets'])
  return accept(null)
}
