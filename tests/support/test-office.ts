import { v7 } from 'uuid'
import type { NewOffice } from '#contract/schemas.ts'
import type { Actor } from '#domain/people.ts'
import type { Result } from '#domain/result.ts'
import type { OfficeRules } from '#domain/rules.ts'
import type { Store } from '#db/store.ts'
import { loadOffice, type OfficeContext, type Topic } from '#services/office-context.ts'
import { setUpOffice } from '#services/setup.ts'
import { signInRows } from '#services/people/access.ts'
import type { Secrets } from '#services/people/secrets.ts'
import { issueTicket } from '#services/tickets/issue.ts'
import { officeOverview } from '#services/views/overview.ts'
import { testPin, testSecrets } from './pins.ts'
import { openTestStore } from './test-store.ts'

/** 21 November 2026, 10:00 in Madrid. */
export const tenOClock = Date.UTC(2026, 10, 21, 9, 0)
export const minute = 60_000

/** The value of an accepted result; a refusal fails the test with its code. */
export function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result)}`)
  return result.value
}

/** A real office on a real database of the project's engine, whose time the test moves by hand. */
export interface TestOffice {
  readonly office: OfficeContext
  readonly store: Store
  /** Present time, ms since the epoch; assign or add to it. */
  now: number
  readonly published: Topic[][]
  /** An actor at the counter of that number, with a person of their own. */
  counter(number: number): Actor
  reception(): Actor
  display(): Actor
  service(prefix: string): string
  priority(name: string): string
  /** Issues a ticket at reception. @returns its id */
  issue(prefix?: string, options?: { readonly priority?: string; readonly name?: string }): Promise<string>
  requestId(): string
}

type NewPerson = NewOffice['people'][number]

/** Somebody who may do everything at a desk, with the PIN of every test. */
export function newPerson(name: string, changes: Partial<NewPerson> = {}): NewPerson {
  return { name, roles: ['counter', 'reception', 'manager'], languages: [], pin: testPin, ...changes }
}

/** An office that needs nothing said: two services A and B, four counters that serve both, general and elderly. */
export function newOffice(changes: Partial<NewOffice> = {}): Omit<NewOffice, 'requestId'> {
  return {
    name: 'Oficina de prueba',
    timeZone: 'Europe/Madrid',
    services: [
      { name: 'Partidas', prefix: 'A', expectedMinutes: 6, targetMinutes: 15 },
      { name: 'Cédula', prefix: 'B', expectedMinutes: 6, targetMinutes: 15 },
    ],
    priorities: [
      { name: 'General', headStartMinutes: 0, strict: false },
      { name: 'Persona mayor', headStartMinutes: 20, strict: false },
      { name: 'Urgencia', headStartMinutes: 0, strict: true },
    ],
    counters: [1, 2, 3, 4].map((number) => ({ number, services: [0, 1] })),
    people: ['Mercedes', 'Jorge', 'Lucía', 'Andrés', 'Paula'].map((name) => newPerson(name)),
    ...changes,
  }
}

/**
 * Opens a test office, on the engine of the project unless a file is named. A file that holds one already is taken up
 * where it was.
 */
export async function openTestOffice(
  options: {
    readonly file?: string
    readonly office?: Partial<NewOffice>
    readonly now?: number
    /** Settings besides the usual ones. */
    readonly rules?: Partial<Omit<OfficeRules, 'timeZone' | 'dayStartMinute'>>
    /** What PINs are hashed with; quick ones by default. */
    readonly secrets?: Secrets
  } = {},
): Promise<TestOffice> {
  const clock = { now: options.now ?? tenOClock }
  const store = await openTestStore({ file: options.file, clock: () => clock.now })
  const published: Topic[][] = []
  const known = await store.db.selectFrom('station').select('id').executeTakeFirst()
  const stationId = known?.id ?? v7()
  const dependencies = {
    store,
    clock: () => clock.now,
    newId: () => v7(),
    publish: (topics: readonly Topic[]) => void published.push([...topics]),
    secrets: options.secrets ?? testSecrets,
  }
  const setUp = { stationId, stationName: 'Puesto', zoneName: 'Sala', demo: false }
  if (known === undefined) value(await setUpOffice(dependencies, setUp, newOffice(options.office)))
  const loaded = await loadOffice(dependencies, stationId)
  if (loaded === null) throw new Error('no office after set-up')
  const office = { ...loaded, rules: { ...loaded.rules, ...options.rules } }
  const overview = await officeOverview(office)
  const people = await signInRows(office)
  const find = <T>(items: readonly T[], test: (item: T) => boolean): T => {
    const found = items.find(test)
    if (found === undefined) throw new Error('not in the test office')
    return found
  }
  const test: TestOffice = {
    office,
    store,
    published,
    get now() {
      return clock.now
    },
    set now(at) {
      clock.now = at
    },
    counter: (number) => ({
      stationId,
      role: 'counter',
      counterId: find(overview.counters, (counter) => counter.number === number).id,
      person: people[number] ?? null,
    }),
    reception: () => ({ stationId, role: 'reception', counterId: null, person: people[0] ?? null }),
    display: () => ({ stationId, role: 'display', counterId: null, person: null }),
    service: (prefix) => find(overview.services, (service) => service.prefix === prefix).id,
    priority: (name) => find(overview.priorities, (priority) => priority.name === name).id,
    requestId: () => v7(),
    async issue(prefix = 'A', { priority, name } = {}) {
      const issued = await issueTicket(office, test.reception(), {
        requestId: v7(),
        serviceId: test.service(prefix),
        priorityId: priority === undefined ? null : test.priority(priority),
        personName: name ?? null,
        channel: 'reception',
      })
      return value(issued).ticketId
    },
  }
  return test
}
