import type { NewOffice } from '#contract/schemas.ts'
import { stationRoles, type StaffRole, type StationRole } from '#domain/people.ts'
import { isStrongPin } from '#domain/pin.ts'
import { accept, refuse, type Refused, type Result } from '#domain/result.ts'
import { defaultRules } from '#domain/rules.ts'
import { createOffice, type OfficeRows } from '#db/queries/create-office.ts'
import { findOffice } from '#db/queries/office.ts'
import { write } from '#db/transaction.ts'
import { loadOffice, type Dependencies } from './office-context.ts'
import { addPeople, hashSecrets, type NewPerson } from './people/add-people.ts'
import { pepperCheck } from './people/secrets.ts'
import { openUnit } from './unit.ts'

export interface SetUp {
  readonly stationId: string
  readonly stationName: string
  readonly zoneName: string
  readonly demo: boolean
  /** How the server knows this station; none where the office's data is a file, and the computer is everything. */
  readonly registered?: Registered
}

/** What a station got when it joined the office's server. */
export interface Registered {
  readonly login: string
  /** SHA-256 of its certificate, in hexadecimal. */
  readonly certificate: string
  readonly roles: readonly StationRole[]
}

type Input = Omit<NewOffice, 'requestId'>

/** What comes out of a set-up, besides the office. */
export interface Founded {
  /** Of the first manager, to be printed; null in the demo, which asks for nothing. */
  readonly recoveryCode: string | null
}

/**
 * Makes the office of an empty store in one transaction. Refuses `office.exists` (nothing is changed),
 * `office.prefix_used`, `office.number_used`, `office.without_manager`, `pin.weak`, `input.invalid` (a counter names a
 * service that is not there; the first manager chose no PIN).
 * @param input already checked for shape by the contract
 */
export async function setUpOffice(
  dependencies: Dependencies,
  setUp: SetUp,
  input: Input,
): Promise<Result<Founded>> {
  const fault = faultOf(input) ?? (setUp.demo ? null : pinFaultOf(input))
  if (fault !== null) return fault
  const people: NewPerson[] = input.people.map((person) => ({ id: dependencies.newId(), ...person }))
  const manager = setUp.demo ? undefined : people.find(isManager)
  const secrets = await hashSecrets(dependencies.secrets, setUp.demo ? [] : people, manager)
  return write(dependencies.store, async (trx) => {
    const existing = await findOffice(trx)
    if (existing !== null) return refuse({ code: 'office.exists', name: existing.name })
    const createdAt = await dependencies.store.readClock(trx)
    await createOffice(trx, toRows(dependencies, setUp, input, people, createdAt))
    const office = await loadOffice(dependencies, setUp.stationId, trx)
    if (office === null) throw new Error('the office that was just made is not there')
    const actor = { stationId: setUp.stationId, role: 'setup', counterId: null, person: null } as const
    const unit = await openUnit(office, actor, trx)
    await unit.append({ kind: 'office.created' })
    await addPeople(unit, people, secrets)
    return accept({ recoveryCode: secrets.recovery?.code ?? null })
  })
}

function isManager({ roles }: { readonly roles: readonly StaffRole[] }): boolean {
  return roles.includes('manager') || roles.includes('admin')
}

function faultOf({ services, counters }: Input): Refused | null {
  const prefix = firstRepeated(services.map((service) => service.prefix))
  if (prefix !== undefined) return refuse({ code: 'office.prefix_used', prefix })
  const number = firstRepeated(counters.map((counter) => counter.number))
  if (number !== undefined) return refuse({ code: 'office.number_used', number })
  return counters.some((counter) => counter.services.some((index) => services[index] === undefined))
    ? refuse({ code: 'input.invalid', field: 'counters' })
    : null
}

/** Somebody must be able to get in, and to let the others in (domain.md §7: no PIN is there by default). */
function pinFaultOf({ people }: Input): Refused | null {
  const first = people.findIndex(isManager)
  if (first < 0) return refuse({ code: 'office.without_manager' })
  if (people[first]?.pin === null) return refuse({ code: 'input.invalid', field: `people.${first}.pin` })
  return people.some(({ pin }) => pin !== null && !isStrongPin(pin)) ? refuse({ code: 'pin.weak' }) : null
}

function firstRepeated<T>(values: readonly T[]): T | undefined {
  return values.find((value, index) => values.indexOf(value) !== index)
}

function toRows(
  { newId, secrets }: Dependencies,
  setUp: SetUp,
  input: Input,
  people: readonly NewPerson[],
  createdAt: number,
): OfficeRows {
  const zoneId = newId()
  const services = input.services.map((service) => ({ id: newId(), ...service }))
  return {
    office: {
      id: newId(),
      name: input.name,
      timeZone: input.timeZone,
      // A demo that is looked at for a while is no desk that was left.
      rules: setUp.demo ? { ...defaultRules, autoLockMs: 0 } : defaultRules,
      demo: setUp.demo,
      createdAt,
      pepperCheck: pepperCheck(secrets),
    },
    zone: { id: zoneId, name: setUp.zoneName },
    station: {
      id: setUp.stationId,
      name: setUp.stationName,
      login: setUp.registered?.login ?? null,
      certificate: setUp.registered?.certificate ?? null,
      roles: setUp.registered?.roles ?? stationRoles,
    },
    services,
    priorities: input.priorities.map((priority) => ({ id: newId(), ...priority })),
    counters: input.counters.map(({ number, services: indexes }) => ({
      id: newId(),
      number,
      serviceIds: [...new Set(indexes)].flatMap((index) => services[index]?.id ?? []),
    })),
    people,
  }
}
