import fc from 'fast-check'
import { expect, test } from 'vitest'
import { legFault } from '#domain/legs.ts'
import { deskOf, modelCommands, runModelCommand } from '#support/model-commands.ts'
import { ModelOffice, type ModelTicket } from '#support/model-office.ts'

const runs = { numRuns: 200 }

test('a refused command changes nothing at all', () => {
  fc.assert(
    fc.property(modelCommands, (commands) => {
      const office = new ModelOffice()
      for (const command of commands) {
        const before = structuredClone(office.tickets)
        const answer = runModelCommand(office, command)
        if (answer?.ok === false) expect(office.tickets).toEqual(before)
      }
    }),
    runs,
  )
})

test('undo puts the volatile part back exactly, and the leg before is the open one again', () => {
  fc.assert(
    fc.property(modelCommands, (commands) => {
      const office = new ModelOffice()
      const earlier = new Map<ModelTicket, { volatile: unknown; valid: unknown }[]>()
      const seen = (ticket: ModelTicket) => ({
        volatile: ticket.ticket.volatile,
        valid: ticket.legs.filter((leg) => !leg.isVoid),
      })
      for (const command of commands) {
        const before = new Map(office.tickets.map((ticket) => [ticket, seen(ticket)]))
        const answer = runModelCommand(office, command)
        if (answer?.ok !== true) continue
        const stack = earlier.get(answer.ticket) ?? []
        if (command.kind === 'undo') expect(seen(answer.ticket)).toEqual(stack.pop())
        else if (command.kind !== 'issue') stack.push(before.get(answer.ticket)!)
        earlier.set(answer.ticket, stack)
        expect(legFault(answer.ticket.legs, answer.ticket.ticket.volatile.state)).toBeNull()
      }
    }),
    runs,
  )
})

test('undo never gives a step back to anybody but its author, nor after two minutes', () => {
  fc.assert(
    fc.property(modelCommands, (commands) => {
      const office = new ModelOffice()
      for (const command of commands) {
        const answer = runModelCommand(office, command)
        if (command.kind !== 'undo' || answer?.ok !== true) continue
        const { history } = answer.ticket
        const taken = history.find(({ id }) => id === history.at(-1)?.undoes)
        expect(taken?.personId).toBe(deskOf(command.person).personId)
        expect(office.now - taken!.at).toBeLessThanOrEqual(office.undoWindowMs)
      }
    }),
    runs,
  )
})

test('on every call: whoever passes an earlier client came less than the difference of head starts later', () => {
  fc.assert(
    fc.property(modelCommands, (commands) => {
      const office = new ModelOffice()
      for (const command of commands) {
        const waiting = office.tickets.filter(({ ticket }) => ticket.volatile.state === 'waiting')
        const answer = runModelCommand(office, command)
        if (command.kind !== 'next' || answer?.ok !== true) continue
        const b = answer.ticket.ticket
        const headStart = ({ ticket }: ModelTicket) => ticket.volatile.baseAt - ticket.volatile.queueAt
        for (const passed of waiting.filter(({ ticket }) => ticket.arrivalAt < b.arrivalAt)) {
          const cooling = (passed.ticket.volatile.coolUntil ?? 0) > office.now
          if (b.strict || passed.ticket.strict || cooling) continue
          expect(b.arrivalAt - passed.ticket.arrivalAt).toBeLessThan(
            headStart(answer.ticket) - headStart(passed),
          )
        }
        const strictWaits = waiting.some(
          ({ ticket }) => ticket.strict && (ticket.volatile.coolUntil ?? 0) <= office.now,
        )
        expect(b.strict || !strictWaits).toBe(true)
      }
    }),
    runs,
  )
})
