import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ticketTransitionEvents } from '#domain/events.ts'
import { legFault, timeIn } from '#domain/legs.ts'
import { ticketStates, isOpen } from '#domain/ticket-state.ts'
import { modelCommands, runModelCommand, type ModelCommand } from '#support/model-commands.ts'
import { ModelOffice } from '#support/model-office.ts'

const runs = { numRuns: 200 }

/** Runs a sequence and looks at the office after every command. */
function afterEach(commands: readonly ModelCommand[], look: (office: ModelOffice) => void): void {
  const office = new ModelOffice()
  for (const command of commands) {
    runModelCommand(office, command)
    look(office)
  }
}

test('legs touch and exactly one is open, in the ticket’s state', () => {
  fc.assert(
    fc.property(modelCommands, (commands) =>
      afterEach(commands, (office) => {
        for (const { legs, ticket } of office.tickets)
          expect(legFault(legs, ticket.volatile.state)).toBeNull()
      }),
    ),
    runs,
  )
})

test('the times of a ticket in all its states add up to its age', () => {
  fc.assert(
    fc.property(modelCommands, (commands) =>
      afterEach(commands, (office) => {
        for (const { legs, ticket } of office.tickets) {
          const sum = ticketStates.reduce((total, state) => total + timeIn(legs, state, office.now), 0)
          expect(sum).toBe(office.now - ticket.arrivalAt)
        }
      }),
    ),
    runs,
  )
})

test('a counter and a person have one open ticket at most, and an open ticket has a place', () => {
  fc.assert(
    fc.property(modelCommands, (commands) =>
      afterEach(commands, (office) => {
        const open = office.tickets.map(({ ticket }) => ticket.volatile).filter(({ state }) => isOpen(state))
        const counters = open.flatMap(({ counterId }) => counterId ?? [])
        const people = open.flatMap(({ personId }) => personId ?? [])
        expect(new Set(counters).size).toBe(counters.length)
        expect(new Set(people).size).toBe(people.length)
        expect(people.length).toBe(open.length)
      }),
    ),
    runs,
  )
})

test('nobody answers "not here" beyond the limit, and at the limit the visit is a no-show', () => {
  fc.assert(
    fc.property(modelCommands, (commands) =>
      afterEach(commands, (office) => {
        const { notHereLimit } = office.rules
        const wrong = office.tickets.filter(({ ticket: { volatile } }) => {
          const atLimit = volatile.notHereCount === notHereLimit
          return volatile.notHereCount > notHereLimit || (volatile.state === 'no_show') !== atLimit
        })
        expect(wrong).toEqual([])
      }),
    ),
    runs,
  )
})

test('numbers, arrival and priority never change', () => {
  const fixed = (office: ModelOffice) =>
    office.tickets.map(({ ticket: { volatile, ...rest } }) => ({
      ...rest,
      baseAt: volatile.baseAt,
      queueAt: volatile.queueAt,
    }))
  fc.assert(
    fc.property(modelCommands, (commands) => {
      let known: ReturnType<typeof fixed> = []
      afterEach(commands, (office) => {
        expect(fixed(office).slice(0, known.length)).toEqual(known)
        known = fixed(office)
      })
    }),
    runs,
  )
})

test('the sequences above really go everywhere', () => {
  const reached = new Set<string>()
  for (const commands of fc.sample(modelCommands, { numRuns: 500, seed: 1 }))
    afterEach(commands, (office) => {
      for (const { ticket, history } of office.tickets) {
        reached.add(ticket.volatile.state)
        for (const { kind } of history) reached.add(kind)
      }
    })
  expect(ticketStates.filter((state) => !reached.has(state))).toEqual(['held'])
  expect([...ticketTransitionEvents, 'ticket.undone'].filter((kind) => !reached.has(kind))).toEqual([])
})
