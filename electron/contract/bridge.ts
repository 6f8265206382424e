import type { CallName } from '#domain/permissions.ts'
import type { InputOf, ValueOf } from './contract.ts'
import type { Changed } from './topics.ts'
import type { Answer } from './views.ts'

type AreaOf<Name extends CallName> = Name extends `${infer Area}.${string}` ? Area : never

/** `window.antesala`: the contract as nested functions, `antesala.tickets.callNext(input)`. */
export type Bridge = {
  readonly [Area in AreaOf<CallName>]: {
    readonly [Name in CallName as Name extends `${Area}.${infer Method}` ? Method : never]: (
      input: InputOf<Name>,
    ) => Promise<Answer<ValueOf<Name>>>
  }
} & {
  /** Calls back after every commit; returns its own undo. */
  readonly onChanged: (listener: (changed: Changed) => void) => () => void
}
