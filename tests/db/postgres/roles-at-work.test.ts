import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { callNames, mayWindowAsk, type CallName } from '#domain/permissions.ts'
import { publicRoles, stationRoles, type Actor, type StationRole } from '#domain/people.ts'
import type { Result } from '#domain/result.ts'
import { endsTheDay } from '#domain/station.ts'
import { activeCounters } from '#db/queries/office.ts'
import { check } from '#ipc/check.ts'
import type { Asked } from '#ipc/handlers/asked.ts'
import { handlers } from '#ipc/handlers/index.ts'
import { rollOverDay } from '#services/day.ts'
import { erasePersonal } from '#services/erase.ts'
import type { OfficeContext } from '#services/office-context.ts'
import { recordLock, unlock } from '#services/people/lock.ts'
import { peopleAccess } from '#services/people/access.ts'
import { changePin } from '#services/people/change-pin.ts'
import { giveStartCode } from '#services/people/codes.ts'
import { activate } from '#services/people/activate.ts'
import { clearCounters } from '#services/people/sign-out.ts'
import { sealHeads } from '#services/seal.ts'
import { beatAndCount } from '#services/stations/presence.ts'
import { issueTicket } from '#services/tickets/issue.ts'
import { announceCall, displayView } from '#services/views/display.ts'
import { officeOverview } from '#services/views/overview.ts'
import { deskOf, lastEvent } from '#support/desk.ts'
import { hostOf, windowAt } from '#support/host.ts'
import { testPin } from '#support/pins.ts'
import { prepareOfficeServer, type PreparedServer } from '#support/postgres/prepared-server.ts'
import { value, type TestOffice } from '#support/test-office.ts'
import { validInputs } from '#support/valid-inputs.ts'

let server: PreparedServer
const offices = new Map<StationRole, OfficeContext>()

beforeAll(async () => {
  server = await prepareOfficeServer()
  for (const role of stationRoles) offices.set(role, await server.open(await server.joinAs([role])))
}, 60_000)
afterAll(() => server.stop())

/** The office as the station of that role has it open: with its own login and nothing else. */
function at(role: StationRole): TestOffice {
  const office = offices.get(role)
  if (office === undefined) throw new Error(role)
  // Whoever did not answer may be called again at once.
  const impatient = { ...office, rules: { ...office.rules, coolDownMs: 0 } }
  return { office: impatient, store: office.store, requestId: () => v7() } as unknown as TestOffice
}

async function person(index: number): Promise<NonNullable<Actor['person']>> {
  const people = await peopleAccess(at('reception').office)
  const { id, name } = people[index] ?? people[0] ?? { id: '', name: '' }
  return { id, name, roles: ['counter', 'reception', 'manager'] }
}

async function windowOf(role: StationRole, index: number, counterNumber?: number): Promise<Actor> {
  const { office } = at(role)
  const counters = counterNumber === undefined ? [] : await activeCounters(office.store.db)
  const counterId = counters.find(({ number }) => number === counterNumber)?.id ?? null
  return { stationId: office.stationId, role, counterId, person: await person(index) }
}

async function services(): Promise<string[]> {
  return (await officeOverview(at('reception').office)).services.map(({ id }) => id)
}

async function issue(
  role: StationRole,
  actor: Actor,
  personName: string | null = 'Teresa Olmedo',
): Promise<string> {
  const [serviceId = ''] = await services()
  const channel = role === 'kiosk' ? 'kiosk' : 'reception'
  const input = { requestId: v7(), serviceId, priorityId: null, personName, channel } as const
  return value(await issueTicket(at(role).office, actor, input)).ticketId
}

test.each(stationRoles)(
  'every call that a window of %s may make is answered with that login: done, or refused in words',
  async (role) => {
    const t = at(role)
    const somebody = publicRoles.includes(role) || role === 'security' ? null : await person(4)
    const about = callNames.filter(
      (name) => mayWindowAsk(name, role) && !/^(windows|app|setup|trouble|preferences)\./.test(name),
    )
    expect(about.length).toBeGreaterThan(1)
    for (const name of about) {
      const actor: Actor = { stationId: t.office.stationId, role, counterId: null, person: somebody }
      expect(typeof (await ask(t, actor, name)).ok, name).toBe('boolean')
    }
  },
)

async function ask(t: TestOffice, actor: Actor, name: CallName): Promise<Result<unknown>> {
  const input = validInputs[name]
  const checked = check(name, actor, 'requestId' in input ? { ...input, requestId: v7() } : input)
  if ('code' in checked) throw new Error(`${name}: ${checked.code}`)
  const handler = handlers[name] as (asked: Asked, input: unknown) => Promise<Result<unknown>>
  return handler({ host: hostOf(t), entry: windowAt(actor), actor }, checked.input)
}

test('reception hands out tickets, works with people, and takes back what it did', async () => {
  const t = at('reception')
  const desk = deskOf(t, await windowOf('reception', 0))
  value(await desk.signIn())
  const ids = []
  for (let i = 0; i < 6; i++) ids.push(await issue('reception', desk.actor))
  const [first = '', second = '', third = '', fourth = '', fifth = '', sixth = ''] = ids
  value(await desk.greet(first))
  value(await desk.attend(first, 'Se encuentra mal'))
  const [, other = ''] = await services()
  value(await desk.addLine(first, other, 2))
  const line = (await t.store.db.selectFrom('ticket_line').selectAll().where('ticket_id', '=', first).where('state', '=', 'pending').executeTakeFirstOrThrow()).id // prettier-ignore
  value(await desk.correctLine(first, line, other, 3))
  value(await desk.takeUpLine(first, line))
  value(await desk.hold(first, 'own', 'Fue a hacer una copia'))
  value(await desk.resume(first))
  value(await desk.hold(first, 'shared'))
  value(await desk.release(first))
  value(await desk.attend(second, 'Se encuentra mal'))
  value(await desk.giveBack(second))
  value(await desk.attend(third, 'Se encuentra mal'))
  value(await desk.transfer(third, { kind: 'service', serviceId: other }, 'Trae el formulario'))
  value(await desk.attend(fourth, 'Se encuentra mal'))
  value(await desk.finish(fourth))
  value(await desk.leave(fifth))
  value(await desk.reactivate(fifth))
  value(await desk.void(sixth))
  value(await desk.undo(sixth, await lastEvent(t, sixth)))
  await Promise.all([desk.view(), desk.held()])
  value(await recordLock(t.office, desk.actor, 'person'))
  value(await unlock(t.office, desk.actor, { pin: testPin }))
  value(await changePin(t.office, desk.actor, { pin: testPin, newPin: '864209' }))
  value(await changePin(t.office, desk.actor, { pin: '864209', newPin: testPin }))
  value(await desk.signOut())
})

test('a counter calls, the hall announces, and what was called is served', async () => {
  const t = at('counter')
  const desk = deskOf(t, await windowOf('counter', 1, 1))
  value(await desk.signIn())
  for (let i = 0; i < 2; i++) await issue('reception', await windowOf('reception', 0))
  const { ticketId } = value(await desk.call())
  value(await desk.callAgain(ticketId))
  const hall = at('display')
  const shown = await displayView(hall.office)
  const screen: Actor = { stationId: hall.office.stationId, role: 'display', counterId: null, person: null }
  value(await announceCall(hall.office, screen, { callId: shown.current?.callId ?? '' }))
  value(await desk.notHere(ticketId))
  value(await desk.callChosen(ticketId))
  value(await desk.undoOffered())
  value(await desk.callChosen(ticketId))
  value(await desk.start(ticketId))
  value(await desk.finish(ticketId))
  value(await desk.pause())
  value(await desk.goOn())
  value(await desk.signOut())
})

test('the door hands out, greets and lets back in', async () => {
  const t = at('door')
  const desk = deskOf(t, await windowOf('door', 2))
  value(await desk.signIn())
  const id = await issue('door', desk.actor)
  value(await desk.greet(id))
  value(await deskOf(at('reception'), await windowOf('reception', 0)).leave(id))
  value(await desk.reactivate(id))
  value(await desk.signOut())
})

test('a kiosk hands out tickets, with a name that it cannot read', async () => {
  const t = at('kiosk')
  const actor: Actor = { stationId: t.office.stationId, role: 'kiosk', counterId: null, person: null }
  const id = await issue('kiosk', actor)
  const told = at('reception').store.db.selectFrom('personal').select('value').where('subject_id', '=', id)
  expect(await told.executeTakeFirst()).toEqual({ value: 'Teresa Olmedo' })
  await expect(t.store.db.selectFrom('personal').select('value').execute()).rejects.toThrow(
    'permission denied',
  )
})

test('management gives codes, closes the day, erases a client and the bytes', async () => {
  const t = at('manager')
  const desk = deskOf(t, await windowOf('manager', 0))
  value(await desk.signIn())
  const { id } = await person(3)
  const { code } = value(await giveStartCode(t.office, desk.actor, { personId: id }))
  value(
    await activate(at('phone').office, await windowOf('phone', 3), {
      personId: id,
      startCode: code,
      newPin: '864209',
    }),
  )
  const ticketId = await issue('reception', await windowOf('reception', 0))
  const erased = value(await erasePersonal(t.office, desk.actor, { requestId: v7(), ticketId }))
  expect(erased).toEqual({ subjects: 1, left: [] })
  value(await desk.closeDay())
  value(await desk.signOut())
})

test('whichever station with staff is first ends the day, seals it and clears its own desks', async () => {
  for (const role of stationRoles.filter((each) => endsTheDay([each]))) {
    const t = at(role)
    await issue('reception', await windowOf('reception', 0), null)
    const tomorrow = () => Promise.resolve(Date.now() + 36 * 3_600_000)
    const office = { ...t.office, store: { ...t.office.store, readClock: tomorrow } }
    const actor: Actor = { stationId: t.office.stationId, role, counterId: null, person: null }
    await server.run(`update ticket set business_day = '2020-01-01' where state = 'waiting'`)
    expect(value(await rollOverDay(t.office, actor)), role).toBeGreaterThan(0)
    value(await sealHeads(office, actor, 'hour'))
    value(await clearCounters(t.office))
  }
})

test('every station says that it is there, and sees the others', async () => {
  for (const role of stationRoles) {
    const { office } = at(role)
    const presence = {
      stationId: office.stationId,
      startedAt: 1,
      clockOffsetMs: 0,
      version: '1',
      link: { addresses: [], port: null },
    }
    expect(await beatAndCount(office.store.db, presence), role).not.toBeNull()
  }
})
