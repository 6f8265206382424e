import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { ticketTransitionEvents } from '#domain/events.ts'
import { ticketStates } from '#domain/ticket-state.ts'
import { modelCommands } from '#support/model-commands.ts'
import { afterEveryCommand } from '#support/run-model-command.ts'

/** Everything that five hundred of the sequences reach: states, events and refusals. */
const reached = new Set<string>()

beforeAll(() => {
  for (const commands of fc.sample(modelCommands, { numRuns: 500, seed: 1 }))
    afterEveryCommand(commands, (office, _command, answer) => {
      if (answer?.ok === false) reached.add(answer.code)
      for (const { ticket, history } of office.tickets) {
        reached.add(ticket.volatile.state)
        for (const { kind } of history) reached.add(kind)
      }
    })
})

function missing(names: readonly string[]): string[] {
  return names.filter((name) => !reached.has(name))
}

test('the sequences of the model office reach every state', () => {
  expect(missing(ticketStates)).toEqual([])
})

test('they tell every event that a ticket can have', () => {
  expect(missing(ticketTransitionEvents)).toEqual([])
  expect(missing(['ticket.undone', 'ticket.shared', 'ticket.recalled', 'call.announced'])).toEqual([])
  expect(missing(['ticket.line_added', 'ticket.line_corrected', 'ticket.line_taken_up'])).toEqual([])
})

test('they are refused everything that the rules refuse', () => {
  expect(missing(['queue.empty', 'ticket.taken', 'ticket.changed', 'ticket.cooling', 'ticket.elsewhere'])).toEqual([]) // prettier-ignore
  expect(missing(['ticket.held_by', 'transfer.same_queue', 'line.not_found', 'place.busy'])).toEqual([])
  expect(missing(['undo.nothing', 'undo.changed', 'undo.not_yours', 'undo.too_late', 'undo.counter_busy'])).toEqual([]) // prettier-ignore
})
