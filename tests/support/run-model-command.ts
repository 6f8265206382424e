import { addLine, correctLine, takeUpLine } from '#domain/service-lines.ts'
import { accept } from '#domain/result.ts'
import type { ModelChoice, ModelCommand, ModelLineChange } from './model-commands.ts'
import { ModelOffice, type ModelAnswer, type ModelDesk, type ModelTicket } from './model-office.ts'

/** Desk 0 is reception: a person without a counter. Each desk has its person. */
export function deskOf(index: number): ModelDesk {
  return { counterId: index === 0 ? null : `c${String(index)}`, personId: `m${String(index)}` }
}

/** Does it. Choosing among no tickets does nothing. */
export function runModelCommand(office: ModelOffice, done: ModelCommand): ModelAnswer | null {
  switch (done.kind) {
    case 'pass':
      office.now += done.ms
      return null
    case 'issue':
      return { ok: true, ticket: office.issue(done.arrival) }
    case 'next': {
      const desk = deskOf(done.desk)
      const next = office.first(desk)
      return next === null ? { ok: false, code: 'queue.empty' } : office.change(next, { name: 'call' }, desk)
    }
    case 'change': {
      const desk = deskOf(done.desk)
      const ticket = chosen(office, done.of, desk, done.ticket)
      return ticket === null ? null : office.change(ticket, done.step, desk)
    }
    case 'lines': {
      const desk = deskOf(done.desk)
      const ticket = office.openAt(desk.personId)
      return ticket === null ? null : changeLines(office, ticket, done.change, desk)
    }
    case 'note': {
      const ticket = office.openAt(deskOf(done.desk).personId)
      if (ticket !== null) office.note(ticket, done.event, deskOf(done.desk).personId)
      return null
    }
    case 'sign_out':
      office.shareHolds(deskOf(done.desk).personId)
      return null
    case 'undo': {
      const desk = deskOf(done.desk)
      const ticket = chosen(office, done.of, desk, done.ticket)
      return ticket === null ? null : office.undo(ticket, desk.personId)
    }
  }
}

/** Runs a sequence in an office of its own, and looks at it after every command. */
export function afterEveryCommand(
  commands: readonly ModelCommand[],
  look: (office: ModelOffice, command: ModelCommand, answer: ModelAnswer | null) => void,
): void {
  const office = new ModelOffice()
  for (const command of commands) look(office, command, runModelCommand(office, command))
}

function chosen(office: ModelOffice, of: ModelChoice, desk: ModelDesk, index: number): ModelTicket | null {
  if (of === 'in_hand') return office.openAt(desk.personId)
  const among = office.tickets.filter(({ ticket: { volatile } }) => {
    if (of === 'held') return volatile.state === 'held'
    return of === 'any' || volatile.state === 'left' || volatile.state === 'no_show'
  })
  return among[among.length === 0 ? 0 : index % among.length] ?? null
}

function changeLines(
  office: ModelOffice,
  ticket: ModelTicket,
  change: ModelLineChange,
  desk: ModelDesk,
): ModelAnswer {
  const { how } = change
  if (how === 'add')
    return office.changeLines(ticket, 'ticket.line_added', desk, (lines, id) =>
      accept(addLine(lines, { id, serviceId: change.serviceId, quantity: change.quantity })),
    )
  const lineId = ticket.lines[change.line]?.id ?? 'unknown'
  return how === 'correct'
    ? office.changeLines(ticket, 'ticket.line_corrected', desk, (lines) => correctLine(lines, lineId, { serviceId: change.serviceId, quantity: change.quantity })) // prettier-ignore
    : office.changeLines(ticket, 'ticket.line_taken_up', desk, (lines) => takeUpLine(lines, lineId))
}
