import type { Result } from '#domain/result.ts'
import { displayView } from '#services/views/display.ts'
import { waitingView } from '#services/views/waiting.ts'
import type { Desk } from './desk.ts'
import { allRows } from './rows.ts'
import { value, type TestOffice } from './test-office.ts'

/** Everything that undo has to put back: rows and what of their history counts, screens, greetings. */
export async function world(t: TestOffice, desk: Desk) {
  const { ticket, leg, acknowledgement, ticket_line, display_call } = await allRows(t.store.db)
  const valid = (rows: unknown[] | undefined) =>
    rows?.filter((row) => (row as { is_void: number }).is_void === 0)
  const { open, held, next, waiting, today } = await desk.view()
  return {
    ticket,
    legs: valid(leg),
    greetings: valid(acknowledgement),
    lines: valid(ticket_line),
    calls: display_call?.filter((row) => (row as { withdrawn_at: number | null }).withdrawn_at === null),
    waitingList: await waitingView(t.office),
    display: await displayView(t.office),
    desk: { open, held, next, waiting, today },
  }
}

/** How the world was before a step, which is done. */
export async function before(t: TestOffice, desk: Desk, step: () => Promise<Result<unknown>>) {
  t.now += 10_000
  const was = await world(t, desk)
  value(await step())
  return was
}
