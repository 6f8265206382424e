import { expect, test } from 'vitest'
import { contract } from '#contract/contract.ts'
import type { CallName } from '#domain/permissions.ts'
import { newOffice } from '#support/test-office.ts'
import { validInputs } from '#support/valid-inputs.ts'

/** The field that is wrong, or what came out of a good input. */
function parsed(name: CallName, input: unknown): unknown {
  const result = contract[name].input.safeParse(input)
  return result.success ? result.data : result.error.issues[0]?.path.join('.')
}

const office = (changes: object) => ({ ...validInputs['setup.create'], ...changes })

test('texts are trimmed, and what is only blanks is nothing', () => {
  expect(parsed('queue.find', { text: '  A-12 ' })).toEqual({ text: 'A-12' })
  expect(parsed('queue.find', { text: '   ' })).toBe('text')
  const issue = validInputs['tickets.issue']
  expect(parsed('tickets.issue', { ...issue, personName: ' Teresa ' })).toMatchObject({
    personName: 'Teresa',
  })
  expect(parsed('tickets.issue', { ...issue, personName: ' ' })).toBe('personName')
})

test('a name has 120 signs at most, a reason 500', () => {
  const issue = validInputs['tickets.issue']
  expect(parsed('tickets.issue', { ...issue, personName: 'ñ'.repeat(120) })).toMatchObject({
    serviceId: issue.serviceId,
  })
  expect(parsed('tickets.issue', { ...issue, personName: 'ñ'.repeat(121) })).toBe('personName')
  expect(parsed('tickets.void', { ...validInputs['tickets.void'], reason: 'x'.repeat(501) })).toBe('reason')
})

test('an id is a UUID, not something that looks like SQL', () => {
  for (const ticketId of ["' or 1=1 --", '123', '', null])
    expect(parsed('tickets.history', { ticketId })).toBe('ticketId')
})

const wrongOffices: readonly (readonly [string, object, string])[] = [
  ['no service', { services: [] }, 'services'],
  ['no counter', { counters: [] }, 'counters'],
  ['no priority', { priorities: [] }, 'priorities'],
  ['nobody who works there', { people: [] }, 'people'],
  ['a zone that does not exist', { timeZone: 'Europe/Villanueva' }, 'timeZone'],
  ['a prefix that reads as a digit', { services: [{ ...newOffice().services[0], prefix: 'O' }] }, 'services.0.prefix'],
  ['a counter with no number', { counters: [{ number: 0, services: [0] }] }, 'counters.0.number'],
  ['a counter without services', { counters: [{ number: 1, services: [] }] }, 'counters.0.services'],
  ['a person without a function', { people: [{ name: 'Ana', roles: [] }] }, 'people.0.roles'],
  ['a function that does not exist', { people: [{ name: 'Ana', roles: ['root'] }] }, 'people.0.roles.0'],
  ['a negative head start', { priorities: [{ name: 'X', headStartMinutes: -1, strict: false }] }, 'priorities.0.headStartMinutes'],
  ['more people than an office has', { people: Array.from({ length: 201 }, () => newOffice().people[0]) }, 'people'],
] // prettier-ignore

test.each(wrongOffices)('an office with %s is refused at the field', (_, changes, field) => {
  expect(parsed('setup.create', office(changes))).toBe(field)
})

test('a prefix typed in small letters is taken as capitals', () => {
  const services = [{ ...newOffice().services[0], prefix: ' a ' }]
  expect(parsed('setup.create', office({ services }))).toMatchObject({ services: [{ prefix: 'A' }] })
})
