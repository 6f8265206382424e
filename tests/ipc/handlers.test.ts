import { beforeEach, expect, test } from 'vitest'
import { contract } from '#contract/contract.ts'
import type { OfficeOverview } from '#contract/views.ts'
import { check } from '#ipc/check.ts'
import type { Asked } from '#ipc/handlers/asked.ts'
import { handlers } from '#ipc/handlers/index.ts'
import { callNames, type CallName } from '#domain/permissions.ts'
import type { Actor } from '#domain/people.ts'
import type { Result } from '#domain/result.ts'
import { hostOf, windowAt } from '#support/host.ts'
import { idOf, typePin, vacant } from '#support/people.ts'
import { openTestOffice, value, type TestOffice } from '#support/test-office.ts'
import { validInputs } from '#support/valid-inputs.ts'

let t: TestOffice
beforeEach(async () => {
  t = await openTestOffice()
})

/** A message as the registration point passes it on: checked, then handled. */
async function ask(
  actor: Actor,
  name: CallName,
  input: unknown,
  office: TestOffice | null = t,
): Promise<Result<unknown>> {
  const checked = check(name, actor, input)
  if ('code' in checked) return checked
  const handler = handlers[name] as (asked: Asked, input: unknown) => Promise<Result<unknown>>
  return handler({ host: hostOf(office), entry: windowAt(actor), actor }, checked.input)
}

test('every call has a permission, a schema, a handler and an example', () => {
  for (const names of [Object.keys(contract), Object.keys(handlers), Object.keys(validInputs)])
    expect(names.toSorted()).toEqual(callNames.toSorted())
})

test('without an office every call about it says so, and none of them throws', async () => {
  const about = callNames.filter((name) => /^(tickets|queue|desk|day|display|office|people)\./.test(name))
  for (const name of about) {
    const actor = name.startsWith('display.')
      ? t.display()
      : name === 'day.close'
        ? t.reception()
        : t.counter(1)
    expect(await ask(actor, name, validInputs[name], null), name).toEqual({
      ok: false,
      code: 'office.missing',
    })
  }
})

test('a whole visit through the registration point', async () => {
  const requestId = () => t.requestId()
  const desk = t.reception()
  const counter = t.counter(1)
  const issued = value(await ask(desk, 'tickets.issue', { requestId: requestId(), serviceId: t.service('A'), priorityId: null, personName: 'Teresa' })) // prettier-ignore
  expect(issued).toMatchObject({ label: 'A-001', ahead: 0 })
  const { ticketId } = issued as { ticketId: string }
  expect(value(await ask(counter, 'tickets.callNext', { requestId: requestId() }))).toMatchObject({ ticketId, state: 'called', personName: 'Teresa' }) // prettier-ignore
  value(await ask(counter, 'tickets.start', { requestId: requestId(), ticketId }))
  value(await ask(counter, 'tickets.finish', { requestId: requestId(), ticketId }))
  expect(value(await ask(desk, 'queue.find', { text: 'teresa' }))).toMatchObject([
    { state: 'finished', counterNumber: 1 },
  ])
})

test('the channel of a ticket is that of the window: a window cannot say another', async () => {
  for (const [actor, channel] of [
    [t.reception(), 'reception'],
    [t.counter(1), 'counter'],
    [{ ...t.reception(), role: 'door' as const }, 'door'],
  ] as const) {
    const input = { requestId: t.requestId(), serviceId: t.service('A'), priorityId: null, personName: null }
    value(await ask(actor, 'tickets.issue', input))
    const row = await t.store.db
      .selectFrom('ticket')
      .select('channel')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst()
    expect(row?.channel).toBe(channel)
    expect(await ask(actor, 'tickets.issue', { ...input, channel: 'kiosk' })).toMatchObject({
      code: 'input.invalid',
    })
  }
})

test('who is at which counter is told to those who work here, not to the hall nor to a locked desk', async () => {
  const lucia = await idOf(t, 'Lucía')
  value(await typePin(t, vacant(t.counter(2)), lucia))
  const names = async (actor: Actor) => {
    const view = value(await ask(actor, 'office.overview', {})) as OfficeOverview
    return view.counters.map(({ person }) => person)
  }
  expect(await names(t.reception())).toContain('Lucía')
  for (const actor of [t.display(), { ...t.reception(), person: null }, { ...t.reception(), locked: true }])
    expect(await names(actor)).toEqual([null, null, null, null])
})
