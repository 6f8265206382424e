import type { NewOffice } from '#contract/schemas.ts'
import { accept, refuse, type Result } from '#domain/result.ts'
import { defaultRules } from '#domain/rules.ts'
import { createOffice, type OfficeRows } from '#db/queries/create-office.ts'
import { findOffice } from '#db/queries/office.ts'
import { write } from '#db/transaction.ts'
import type { Dependencies } from './office-context.ts'

export interface SetUp {
  readonly stationId: string
  readonly stationName: string
  readonly zoneName: string
  readonly demo: boolean
}

/**
 * Makes the office of an empty store in one transaction. Refuses `office.exists` (nothing is changed),
 * `office.prefix_used`, `office.number_used`, `input.invalid` (a counter names a service that is not there).
 * @param input already checked for shape by the contract
 */
export function setUpOffice(
  dependencies: Dependencies,
  setUp: SetUp,
  input: Omit<NewOffice, 'requestId'>,
): Promise<Result<null>> {
  return write(dependencies.store, async (trx) => {
    const existing = await findOffice(trx)
    if (existing !== null) return refuse({ code: 'office.exists', name: existing.name })
    const prefix = firstRepeated(input.services.map((service) => service.prefix))
    if (prefix !== undefined) return refuse({ code: 'office.prefix_used', prefix })
    const number = firstRepeated(input.counters.map((counter) => counter.number))
    if (number !== undefined) return refuse({ code: 'office.number_used', number })
    if (input.counters.some(({ services }) => services.some((index) => input.services[index] === undefined)))
      return refuse({ code: 'input.invalid', field: 'counters' })
    await createOffice(trx, toRows(dependencies, setUp, input))
    return accept(null)
  })
}

function firstRepeated<T>(values: readonly T[]): T | undefined {
  return values.find((value, index) => values.indexOf(value) !== index)
}

function toRows(
  { newId, clock }: Dependencies,
  setUp: SetUp,
  input: Omit<NewOffice, 'requestId'>,
): OfficeRows {
  const zoneId = newId()
  const services = input.services.map((service) => ({ id: newId(), ...service }))
  return {
    office: {
      id: newId(),
      name: input.name,
      timeZone: input.timeZone,
      rules: defaultRules,
      demo: setUp.demo,
      createdAt: clock(),
    },
    zone: { id: zoneId, name: setUp.zoneName },
    station: { id: setUp.stationId, name: setUp.stationName },
    services,
    priorities: input.priorities.map((priority) => ({ id: newId(), ...priority })),
    counters: input.counters.map(({ number, services: indexes }) => ({
      id: newId(),
      number,
      serviceIds: [...new Set(indexes)].flatMap((index) => services[index]?.id ?? []),
    })),
    people: input.people.map((person) => ({ id: newId(), ...person })),
  }
}
