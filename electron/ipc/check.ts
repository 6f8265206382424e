import { contract } from '#contract/contract.ts'
import type { Actor } from '#domain/people.ts'
import { permissions, refusedBy, type CallName } from '#domain/permissions.ts'
import { refuse, type Refused } from '#domain/result.ts'

/** Whether a message names a call at all. */
export function isCallName(name: unknown): name is CallName {
  return typeof name === 'string' && Object.hasOwn(permissions, name)
}

/**
 * Permission before shape: who may not ask learns nothing about shapes.
 * @returns the parsed input, or the refusal that names the first field that is wrong
 */
export function check(name: CallName, actor: Actor, input: unknown): { readonly input: unknown } | Refused {
  const refused = refusedBy(name, actor)
  if (refused !== null) return refused
  const parsed = contract[name].input.safeParse(input)
  if (parsed.success) return { input: parsed.data }
  const field = parsed.error.issues[0]?.path.join('.') ?? ''
  return refuse({ code: 'input.invalid', field: field === '' ? 'input' : field })
}
