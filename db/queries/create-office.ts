import type { Language, StaffRole, StationRole } from '#domain/people.ts'
import type { OfficeRules } from '#domain/rules.ts'
import type { WriteHandle } from '../schema.ts'
import { insertStation } from './pairing.ts'

/** Everything a new office begins with, ids given. */
export interface OfficeRows {
  readonly office: {
    readonly id: string
    readonly name: string
    readonly timeZone: string
    readonly rules: Omit<OfficeRules, 'timeZone'>
    readonly demo: boolean
    readonly createdAt: number
    readonly pepperCheck: string
  }
  readonly zone: { readonly id: string; readonly name: string }
  readonly station: {
    readonly id: string
    readonly name: string
    /** Null where there is no server. */
    readonly login: string | null
    readonly certificate: string | null
    readonly roles: readonly StationRole[]
  }
  readonly services: readonly {
    readonly id: string
    readonly name: string
    readonly prefix: string
    readonly expectedMinutes: number
    readonly targetMinutes: number
  }[]
  readonly priorities: readonly {
    readonly id: string
    readonly name: string
    readonly headStartMinutes: number
    readonly strict: boolean
  }[]
  readonly counters: readonly {
    readonly id: string
    readonly number: number
    readonly serviceIds: readonly string[]
  }[]
  readonly people: readonly {
    readonly id: string
    readonly roles: readonly StaffRole[]
    readonly languages: readonly Language[]
  }[]
}

const minute = 60_000

/** Writes a new office and the station's empty chain in the caller's transaction; names of people come with its events. */
export async function createOffice(trx: WriteHandle, rows: OfficeRows): Promise<void> {
  const { office, zone, station } = rows
  await trx
    .insertInto('office')
    .values({
      id: office.id,
      name: office.name,
      time_zone: office.timeZone,
      day_start_minute: office.rules.dayStartMinute,
      not_here_limit: office.rules.notHereLimit,
      cool_down_ms: office.rules.coolDownMs,
      undo_window_ms: office.rules.undoWindowMs,
      is_demo: office.demo ? 1 : 0,
      created_at: office.createdAt,
      end_day_policy: office.rules.endDayPolicy,
      strict_run: office.rules.strictRun,
      absent_opens_ms: office.rules.absentOpensMs,
      keep_place_ms: office.rules.keepPlaceMs,
      appointment_grace_ms: office.rules.appointmentGraceMs,
      auto_lock_ms: office.rules.autoLockMs,
      pepper_check: office.pepperCheck,
    })
    .execute()
  await trx.insertInto('zone').values(zone).execute()
  await insertStation(trx, { ...station, zoneId: zone.id, createdAt: office.createdAt })
  await createServices(trx, rows)
  await createCounters(trx, rows)
  await createPeople(trx, rows)
}

async function createServices(trx: WriteHandle, { services, priorities, zone }: OfficeRows): Promise<void> {
  for (const [sort, service] of services.entries())
    await trx
      .insertInto('service')
      .values({
        id: service.id,
        zone_id: zone.id,
        name: service.name,
        prefix: service.prefix,
        expected_ms: service.expectedMinutes * minute,
        target_ms: service.targetMinutes * minute,
        first_number: 1,
        sort,
        is_active: 1,
      })
      .execute()
  for (const [sort, priority] of priorities.entries())
    await trx
      .insertInto('priority')
      .values({
        id: priority.id,
        name: priority.name,
        head_start_ms: priority.headStartMinutes * minute,
        is_strict: priority.strict ? 1 : 0,
        sort,
        is_active: 1,
      })
      .execute()
}

async function createCounters(trx: WriteHandle, { counters, zone }: OfficeRows): Promise<void> {
  for (const counter of counters) {
    await trx
      .insertInto('counter')
      .values({ id: counter.id, zone_id: zone.id, number: counter.number, person_id: null, is_active: 1 })
      .execute()
    for (const service_id of counter.serviceIds)
      await trx.insertInto('counter_service').values({ counter_id: counter.id, service_id }).execute()
  }
}

async function createPeople(trx: WriteHandle, { people }: OfficeRows): Promise<void> {
  for (const [sort, person] of people.entries()) {
    await trx.insertInto('person').values({ id: person.id, sort, is_active: 1 }).execute()
    for (const role of new Set(person.roles))
      await trx.insertInto('person_role').values({ person_id: person.id, role }).execute()
    for (const language of new Set(person.languages))
      await trx.insertInto('person_language').values({ person_id: person.id, language }).execute()
  }
}
