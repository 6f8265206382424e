import { computed, shallowRef } from 'vue'
import { defineStore } from 'pinia'
import type { PreparedView } from '#contract/views.ts'
import type { Refused } from '#domain/result.ts'
import { readServerAddress } from '#domain/server-address.ts'
import { useActions } from '#shared/actions.ts'
import { useBridge } from '#shared/api.ts'
import { refusalSentence, useTexts } from '#shared/texts.ts'
import { useTimes } from '#shared/times.ts'

type Field = 'address' | 'user' | 'password'

/** Which field a refusal is about; every other one is told at the foot. */
const fieldOf: Partial<Record<Refused['code'], Field>> = {
  'server.not_found': 'address',
  'server.far': 'address',
  'server.database_used': 'address',
  'server.too_old': 'address',
  'server.rights': 'user',
  'server.refused': 'password',
}

/** Preparing a PostgreSQL server for a new office. The password is forgotten as soon as it has been used. */
export const usePreparing = defineStore('preparing', () => {
  const bridge = useBridge()
  const actions = useActions()
  const texts = useTexts()
  const times = useTimes()
  const address = shallowRef('localhost')
  const user = shallowRef('postgres')
  const password = shallowRef('')
  const tried = shallowRef(false)
  /** Grows when the form cannot be sent, so that the focus goes to the first problem. */
  const stopped = shallowRef(0)
  const refusal = shallowRef<Refused | null>(null)
  const prepared = shallowRef<PreparedView | null>(null)

  const words = computed(() => texts.value.joining.server)
  const busy = computed(() => actions.pending !== null)
  const missing = computed((): Partial<Record<Field, string>> => {
    const found: Partial<Record<Field, string>> = {}
    if (address.value.trim() === '') found.address = words.value.addressMissing
    else if (readServerAddress(address.value) === null) found.address = words.value.addressWrong
    if (user.value.trim() === '') found.user = words.value.userMissing
    return found
  })
  const problems = computed((): Readonly<Record<Field, string | null>> => {
    const at = (field: Field): string | null => {
      if (tried.value && missing.value[field] !== undefined) return missing.value[field]
      if (refusal.value === null || fieldOf[refusal.value.code] !== field) return null
      return refusalSentence(texts.value, refusal.value, times.value.clock)
    }
    return { address: at('address'), user: at('user'), password: at('password') }
  })
  /** What is about no field. */
  const otherRefusal = computed(() =>
    refusal.value !== null && fieldOf[refusal.value.code] === undefined ? refusal.value : null,
  )

  async function prepare(): Promise<void> {
    tried.value = true
    if (Object.keys(missing.value).length > 0) {
      stopped.value += 1
      return
    }
    refusal.value = null
    const answer = await actions.perform('prepareServer', () =>
      bridge.setup.prepareServer({
        address: address.value.trim(),
        user: user.value.trim(),
        password: password.value,
      }),
    )
    if (answer === null) return
    if (answer.ok) {
      prepared.value = answer.value
      password.value = ''
    } else {
      refusal.value = answer
      stopped.value += 1
    }
  }

  return { address, user, password, stopped, otherRefusal, prepared, busy, problems, prepare }
})
