import type fc from 'fast-check'
import type { Actor } from '#domain/people.ts'
import type { Result } from '#domain/result.ts'
import { deskOf, type Desk } from '../desk.ts'
import { officeFaults } from '../office-faults.ts'
import { openTestOffice, value, type TestOffice } from '../test-office.ts'

/** Desk 0 is reception, the others are counters. */
export const deskCount = 4

/** The model knows nothing: what must hold is read from the rows after every command. */
export interface Nothing {
  commands: number
}

/** The real thing: an office on a real database, who is signed in at which desk, and what was answered so far. */
export interface Real {
  readonly t: TestOffice
  /** The number of the person at each desk, or null. */
  readonly at: (number | null)[]
  readonly answers: Record<string, number>
}

/** An office in which everybody is at their desk, and some wait. */
export async function openedOffice(
  answers: Record<string, number>,
  options: Parameters<typeof openTestOffice>[0] = {},
): Promise<Real> {
  const t = await openTestOffice(options)
  const real: Real = { t, at: Array.from({ length: deskCount }, (_, index) => index), answers }
  for (let index = 0; index < deskCount; index++) value(await deskAt(real, index)!.signIn())
  for (const prefix of ['A', 'B', 'A']) await t.issue(prefix)
  return real
}

/** The window of a desk, with that person in front of it. */
export function windowOf({ t }: Real, index: number, person: number | null): Actor {
  const people = [t.reception().person, ...[1, 2, 3, 4].map((number) => t.counter(number).person)]
  const actor = index === 0 ? t.reception() : t.counter(index)
  return { ...actor, person: person === null ? null : (people[person] ?? null) }
}

/** The desk as whoever is signed in there works at it; null when nobody is. */
export function deskAt(real: Real, index: number): Desk | null {
  const person = real.at[index] ?? null
  return person === null ? null : deskOf(real.t, windowOf(real, index, person))
}

/** Whether the person at a desk is signed in at another one too. */
export function isElsewhere({ at }: Real, index: number): boolean {
  return at.some((person, other) => other !== index && person !== null && person === at[index])
}

/** The ticket in hand at the desk, or else some ticket. */
export async function some(real: Real, index: number, pick: number): Promise<string | null> {
  const open = (await deskAt(real, index)?.view())?.open?.ticketId
  if (open !== undefined && pick % 3 !== 0) return open
  const rows = await real.t.store.db.selectFrom('ticket').select('id').orderBy('id').execute()
  return rows[pick % Math.max(1, rows.length)]?.id ?? null
}

/** One thing that happens; which ticket it happens to is chosen when it runs. */
export class ServiceCommand implements fc.AsyncCommand<Nothing, Real> {
  readonly #name: string
  readonly #run: (real: Real) => Promise<Result<unknown> | null>

  constructor(name: string, run: (real: Real) => Promise<Result<unknown> | null>) {
    this.#name = name
    this.#run = run
  }

  check(): boolean {
    return true
  }

  async run(model: Nothing, real: Real): Promise<void> {
    model.commands += 1
    const result = await this.#run(real)
    const outcome = result === null ? 'nothing' : result.ok ? 'ok' : result.code
    const key = `${this.#name.split(' ')[0] ?? ''} ${outcome}`
    real.answers[key] = (real.answers[key] ?? 0) + 1
    const faults = await officeFaults(real.t.store.db)
    if (faults.length > 0) throw new Error(`after ${this.#name} (${outcome}): ${faults.join('; ')}`)
  }

  toString(): string {
    return this.#name
  }
}
