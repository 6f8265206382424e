import fc from 'fast-check'
import { expect, test } from 'vitest'
import { legFault } from '#domain/legs.ts'
import { modelCommands, type ModelCommand } from '#support/model-commands.ts'
import { ModelOffice, type ModelAnswer, type ModelTicket } from '#support/model-office.ts'
import { deskOf, runModelCommand } from '#support/run-model-command.ts'

/** What was known of a ticket before a command, and can be compared after it. */
function seen({ ticket, lines, legs }: ModelTicket) {
  return { ticket, lines, legs: legs.filter((leg) => !leg.isVoid) }
}

type Seen = ReturnType<typeof seen>
type Done = Extract<ModelAnswer, { ok: true }>

/** Looks at every accepted command of any sequence, with what the ticket was before it. */
function eachStep(
  look: (command: ModelCommand, done: Done, before: Seen, office: ModelOffice) => void,
): void {
  fc.assert(
    fc.property(modelCommands, (commands) => {
      const office = new ModelOffice()
      for (const command of commands) {
        const all = new Map(office.tickets.map((ticket) => [ticket, seen(ticket)]))
        const answer = runModelCommand(office, command)
        const before = answer?.ok === true ? all.get(answer.ticket) : undefined
        if (answer?.ok === true && before !== undefined) look(command, answer, before, office)
      }
    }),
    { numRuns: 200 },
  )
}

test('number, arrival, appointment and priority never change', () => {
  eachStep((_command, { ticket: { ticket } }, before) => {
    expect({ ...ticket, volatile: null }).toEqual({ ...before.ticket, volatile: null })
  })
})

test('a step on one ticket touches no other, and a refused one touches none', () => {
  fc.assert(
    fc.property(modelCommands, (commands) => {
      const office = new ModelOffice()
      for (const command of commands) {
        const before = new Map(office.tickets.map((one) => [one, seen(one)]))
        const answer = runModelCommand(office, command)
        if (answer === null) continue
        const others = office.tickets.filter((one) => !answer.ok || one !== answer.ticket)
        expect(others.map(seen)).toEqual(others.map((one) => before.get(one)))
      }
    }),
    { numRuns: 100 },
  )
})

test('undo puts everything back exactly, and the leg before is open again; an issue taken back is voided', () => {
  const earlier = new Map<ModelTicket, Seen[]>()
  eachStep((command, { ticket }, before) => {
    const stack = earlier.get(ticket) ?? []
    if (command.kind === 'undo' && stack.length === 0) expect(ticket.ticket.volatile.state).toBe('voided')
    else if (command.kind === 'undo') expect(seen(ticket)).toEqual(stack.pop())
    else if (command.kind !== 'lines') stack.push(before)
    earlier.set(ticket, stack)
    expect(legFault(ticket.legs, ticket.ticket.volatile.state)).toBeNull()
  })
})

test('undo never gives a step back to anybody but its author, nor after two minutes', () => {
  eachStep((command, { ticket: { history } }, _before, office) => {
    if (command.kind !== 'undo') return
    const taken = history.find(({ id }) => id === history.at(-1)?.undoes)
    expect(taken?.personId).toBe(deskOf(command.desk).personId)
    expect(office.now - taken!.at).toBeLessThanOrEqual(office.rules.undoWindowMs)
  })
})

test('nobody takes up or releases what somebody else holds for themselves', () => {
  eachStep((command, _done, { ticket: { volatile } }) => {
    if (command.kind !== 'change' || !['resume', 'release'].includes(command.step.name)) return
    expect([null, deskOf(command.desk).personId]).toContain(volatile.heldById)
  })
})

test('whoever signs out holds nothing for themselves any more', () => {
  fc.assert(
    fc.property(modelCommands, fc.nat(3), (commands, desk) => {
      const office = new ModelOffice()
      for (const command of commands) runModelCommand(office, command)
      const held = office.tickets.filter(({ ticket }) => ticket.volatile.state === 'held').length
      runModelCommand(office, { kind: 'sign_out', desk })
      const after = office.tickets
        .map(({ ticket }) => ticket.volatile)
        .filter(({ state }) => state === 'held')
      expect(after.map(({ heldById }) => heldById)).not.toContain(deskOf(desk).personId)
      expect(after.length).toBe(held)
    }),
    { numRuns: 100 },
  )
})

test('nothing but coming back moves anybody in the order, and never forward', () => {
  eachStep((command, { ticket: { ticket, history } }, { ticket: { volatile } }) => {
    const { baseAt, queueAt } = ticket.volatile
    if (baseAt === volatile.baseAt && queueAt === volatile.queueAt) return
    const last = history.at(-1)
    const taken = history.find(({ id }) => id === last?.undoes)
    expect((taken ?? last)?.kind).toBe('ticket.reactivated')
    if (command.kind !== 'undo') expect(queueAt).toBeGreaterThan(volatile.queueAt)
  })
})

test('what a client came for never gets lost, whatever happens', () => {
  eachStep((command, { ticket }, { lines }) => {
    if (command.kind === 'undo') return
    const ids = ticket.lines.map(({ id }) => id)
    expect(lines.every(({ id }) => ids.includes(id))).toBe(true)
  })
})
