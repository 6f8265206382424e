import fc from 'fast-check'
import { expect, test } from 'vitest'
import { modelCommands } from '#support/model-commands.ts'
import { ModelOffice, type ModelTicket } from '#support/model-office.ts'
import { deskOf, runModelCommand } from '#support/run-model-command.ts'

/** Looks at every call of the next one, with whoever else could have been called there. */
function eachCall(look: (called: ModelTicket, passed: readonly ModelTicket[]) => void): void {
  fc.assert(
    fc.property(modelCommands, (commands) => {
      const office = new ModelOffice()
      for (const command of commands) {
        const callable = command.kind === 'next' ? office.callable(deskOf(command.desk)) : []
        const answer = runModelCommand(office, command)
        if (command.kind !== 'next' || answer?.ok !== true) continue
        look(answer.ticket, callable.filter((other) => other !== answer.ticket)) // prettier-ignore
      }
    }),
    { numRuns: 400 },
  )
}

/** How far before the time it counts from a ticket stands, ms. */
function headStart({ ticket: { volatile } }: ModelTicket): number {
  return volatile.baseAt - volatile.queueAt
}

test('on every call: whoever passes an earlier client came less than the difference of head starts later', () => {
  const walkedIn = ({ ticket }: ModelTicket) =>
    ticket.appointmentAt === null && ticket.volatile.baseAt === ticket.arrivalAt && !ticket.strict
  eachCall((b, others) => {
    if (!walkedIn(b)) return
    const sameService = others.filter(
      ({ ticket }) => ticket.volatile.serviceId === b.ticket.volatile.serviceId,
    )
    for (const a of sameService.filter(walkedIn)) {
      const after = b.ticket.arrivalAt - a.ticket.arrivalAt
      if (after > 0) expect(after).toBeLessThan(b.arrival.headStartMs - a.arrival.headStartMs)
    }
  })
})

test('on every call the same is true of appointments and of those who came back, from when they count', () => {
  eachCall((b, others) => {
    for (const a of others.filter(({ ticket }) => !ticket.strict && !b.ticket.strict)) {
      const after = b.ticket.volatile.baseAt - a.ticket.volatile.baseAt
      if (b.ticket.arrivalAt > a.ticket.arrivalAt) expect(after).toBeLessThan(headStart(b) - headStart(a))
    }
  })
})

test('on every call: while somebody of a strict priority can be called, nobody else is', () => {
  eachCall((called, others) => {
    if (!called.ticket.strict) expect(others.filter(({ ticket }) => ticket.strict)).toEqual([])
  })
})

test('calling the next one never passes anybody, and is never told as if it did', () => {
  eachCall(({ history }) => expect(history.at(-1)?.kind).toBe('ticket.called'))
})
