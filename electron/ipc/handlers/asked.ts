import type { InputOf, ValueOf } from '#contract/contract.ts'
import type { Actor } from '#domain/people.ts'
import type { CallName } from '#domain/permissions.ts'
import { accept, refuse, type Result } from '#domain/result.ts'
import type { OfficeContext } from '#services/office-context.ts'
import type { WindowEntry } from '#windows/registry.ts'
import type { Host } from '../host.ts'

/** A call that was let in: who asks, from which window. */
export interface Asked {
  readonly host: Host
  readonly entry: WindowEntry
  readonly actor: Actor
}

export type Handler<Name extends CallName> = (
  asked: Asked,
  input: InputOf<Name>,
) => Promise<Result<ValueOf<Name>>>

/** The calls of some areas, each with what it does. */
export type HandlersOf<Area extends string> = {
  readonly [Name in CallName as Name extends `${Area}.${string}` ? Name : never]: Handler<Name>
}

/** Runs a use case in the office that is open. Refuses `office.missing`. */
export function inOffice<T>(
  asked: Asked,
  work: (office: OfficeContext) => Promise<Result<T>>,
): Promise<Result<T>> {
  const office = asked.host.office()
  return office === null ? Promise.resolve(refuse({ code: 'office.missing' })) : work(office)
}

/** Runs a view, which refuses nothing. */
export function shown<T>(asked: Asked, view: (office: OfficeContext) => Promise<T>): Promise<Result<T>> {
  return inOffice(asked, async (office) => accept(await view(office)))
}

export function nothing(result: Result<unknown>): Result<null> {
  return result.ok ? accept(null) : result
}
