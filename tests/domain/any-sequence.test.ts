import fc from 'fast-check'
import { expect, test } from 'vitest'
import { legFault, timeIn } from '#domain/legs.ts'
import { recordedStates } from '#domain/ticket-history.ts'
import { ticketStates, isOpen } from '#domain/ticket-state.ts'
import { modelCommands } from '#support/model-commands.ts'
import type { ModelOffice } from '#support/model-office.ts'
import { afterEveryCommand } from '#support/run-model-command.ts'

/** What holds after every command of any sequence. */
function always(look: (office: ModelOffice) => void): void {
  fc.assert(
    fc.property(modelCommands, (commands) => afterEveryCommand(commands, look)),
    { numRuns: 150 },
  )
}

test('legs touch and exactly one is open, in the ticket’s state', () => {
  always((office) => {
    for (const { legs, ticket } of office.tickets) expect(legFault(legs, ticket.volatile.state)).toBeNull()
  })
})

test('the times of a ticket in all its states add up to its age', () => {
  always((office) => {
    for (const { legs, ticket } of office.tickets) {
      const sum = ticketStates.reduce((total, state) => total + timeIn(legs, state, office.now), 0)
      expect(sum).toBe(office.now - ticket.arrivalAt)
    }
  })
})

test('a counter and a person have one open ticket at most, and only an open ticket has a place', () => {
  always((office) => {
    const all = office.tickets.map(({ ticket }) => ticket.volatile)
    const open = all.filter(({ state }) => isOpen(state))
    const counters = open.flatMap(({ counterId }) => counterId ?? [])
    const people = open.flatMap(({ personId }) => personId ?? [])
    expect(new Set(counters).size).toBe(counters.length)
    expect(new Set(people).size).toBe(people.length)
    expect(people.length).toBe(open.length)
    expect(all.filter(({ state, personId }) => !isOpen(state) && personId !== null)).toEqual([])
  })
})

test('nobody answers "not here" beyond the limit, and at the limit the visit is a no-show', () => {
  always((office) => {
    const { notHereLimit } = office.rules
    const wrong = office.tickets.filter(({ ticket: { volatile } }) => {
      const atLimit = volatile.notHereCount === notHereLimit
      return volatile.notHereCount > notHereLimit || (volatile.state === 'no_show') !== atLimit
    })
    expect(wrong).toEqual([])
  })
})

test('only who waits cools down', () => {
  always((office) => {
    const open = office.tickets.filter(({ ticket: { volatile } }) => isOpen(volatile.state))
    expect(open.filter(({ ticket }) => ticket.volatile.coolUntil !== null)).toEqual([])
  })
})

test('somebody holds a ticket only while it is held', () => {
  always((office) => {
    const elsewhere = office.tickets.filter(({ ticket }) => ticket.volatile.state !== 'held')
    expect(elsewhere.filter(({ ticket }) => ticket.volatile.heldById !== null)).toEqual([])
  })
})

test('at most one thing is in hand, and it is what the ticket waits for or is served in', () => {
  always((office) => {
    for (const { lines, ticket } of office.tickets) {
      const inHand = lines.filter(({ state }) => state === 'active')
      if (ticket.volatile.state === 'finished')
        expect(lines.map(({ state }) => state)).not.toContain('pending')
      expect(inHand.map(({ serviceId }) => serviceId)).toEqual(
        ticket.volatile.state === 'finished' ? [] : [ticket.volatile.serviceId],
      )
    }
  })
})

test('what the events tell, without what was taken back, is what the legs say', () => {
  always((office) => {
    for (const { legs, history } of office.tickets) {
      const valid = legs.filter(({ isVoid }) => !isVoid)
      expect(recordedStates(history)).toEqual(valid.map(({ state, startedAt }) => ({ state, at: startedAt })))
    }
  })
})
