import { computed, shallowRef } from 'vue'
import type { Answer, SignInChoice } from '#contract/views.ts'
import type { Refused } from '#domain/result.ts'
import { useActions } from './actions.ts'
import { useBridge } from './api.ts'
import { useLive } from './live.ts'
import { useSession } from './session.ts'

/**
 * Where somebody is on the way in: choosing a name; proving that it is theirs, by what their access is; having lost
 * their PIN; remembering it after all; with a start code or the printed code; with the next printed code, to be kept before going on.
 */
export type Stage = 'names' | 'own' | 'lost' | 'pin' | 'start' | 'recover' | 'keep'

/** Where Escape leads. */
const before: Readonly<Record<Stage, Stage>> = {
  names: 'names',
  own: 'names',
  lost: 'own',
  pin: 'own',
  start: 'lost',
  recover: 'lost',
  keep: 'keep',
}

/** The way into a desk, one per face of the sign-in. */
export function useEntering() {
  const bridge = useBridge()
  const actions = useActions()
  const session = useSession()
  const live = useLive(['session', 'office'], () => bridge.session.people({}))
  const lostBy = session.switching?.lostBy ?? null
  const stage = shallowRef<Stage>(lostBy === null ? 'names' : 'lost')
  const personId = shallowRef(lostBy)
  const refusal = shallowRef<Refused | null>(null)
  const recoveryCode = shallowRef('')
  // Looked up anew: what a manager does for them meanwhile shows here at once.
  const person = computed(() => live.data.value?.find(({ id }) => id === personId.value) ?? null)
  const manages = computed(
    () => person.value?.roles.some((role) => role === 'manager' || role === 'admin') ?? false,
  )
  const busy = computed(() => actions.pending !== null)

  /** Goes on to another face of the same person. */
  function show(next: Stage): void {
    stage.value = next
    refusal.value = null
  }

  async function ask<T>(name: string, call: () => Promise<Answer<T>>): Promise<{ readonly value: T } | null> {
    if (busy.value) return null
    refusal.value = null
    session.arrive()
    const answer = await actions.perform(name, call)
    if (answer?.ok === true) return { value: answer.value }
    session.stay()
    refusal.value = answer
    // No PIN can be checked any more: the way that is left is shown with the reason.
    if (answer?.code === 'pin.key_lost') stage.value = manages.value ? 'recover' : 'lost'
    return null
  }

  async function choose(choice: SignInChoice): Promise<void> {
    if (busy.value) return
    personId.value = choice.id
    show(choice.access === 'open' ? 'names' : 'own')
    if (choice.access === 'open') await enter(null)
  }

  /** @param pin null where none is asked for */
  async function enter(pin: string | null): Promise<void> {
    const id = personId.value
    if (id === null) return
    const done = await ask('signIn', () => bridge.session.signIn({ personId: id, pin }))
    if (done !== null) session.arrived(id)
  }

  async function activate(startCode: string, newPin: string): Promise<void> {
    const id = personId.value
    if (id === null) return
    const done = await ask('activate', () => bridge.session.activate({ personId: id, startCode, newPin }))
    if (done !== null) session.arrived(id)
  }

  async function recover(code: string, newPin: string): Promise<void> {
    const id = personId.value
    if (id === null) return
    const done = await ask('recover', () =>
      bridge.session.recover({ personId: id, recoveryCode: code, newPin }),
    )
    if (done === null) return
    recoveryCode.value = done.value.recoveryCode
    show('keep')
  }

  /** The next code has been kept: the desk. */
  function keep(): void {
    recoveryCode.value = ''
    if (personId.value !== null) session.arrived(personId.value)
  }

  /** One step back; from the names, back to a desk that was only to be handed over. */
  function back(): void {
    if (busy.value || stage.value === 'keep') return
    const began = stage.value === 'names' || (stage.value === 'lost' && lostBy !== null)
    if (began) session.cancelSwitch()
    else show(before[stage.value])
  }

  return {
    live,
    stage,
    person,
    manages,
    refusal,
    busy,
    recoveryCode,
    show,
    choose,
    enter,
    activate,
    recover,
    keep,
    back,
  }
}
