import { computed, shallowRef } from 'vue'
import { defineStore } from 'pinia'
import type { FoundServer, JoinedView } from '#contract/views.ts'
import type { Refused } from '#domain/result.ts'
import { readServerAddress } from '#domain/server-address.ts'
import { useActions } from '#shared/actions.ts'
import { settle, useBridge } from '#shared/api.ts'
import { refusalSentence, useTexts } from '#shared/texts.ts'
import { useTimes } from '#shared/times.ts'
import { understand } from './typed-code.ts'

/** Which field a refusal is about; every other one is told at the foot. */
const fieldOf: Partial<Record<Refused['code'], 'code' | 'address'>> = {
  'pairing.mistyped': 'code',
  'pairing.over': 'code',
  'server.not_found': 'address',
  'server.untrusted': 'address',
  'server.plain': 'address',
}

/** Joining an office that works already: its code, where its server is, and what this computer is then. */
export const useJoining = defineStore('joining', () => {
  const bridge = useBridge()
  const actions = useActions()
  const texts = useTexts()
  const times = useTimes()
  const typed = shallowRef('')
  const address = shallowRef('')
  const found = shallowRef<readonly FoundServer[]>([])
  const searching = shallowRef(false)
  const tried = shallowRef(false)
  /** Grows when the form cannot be sent, so that the focus goes to the first problem. */
  const stopped = shallowRef(0)
  const refusal = shallowRef<Refused | null>(null)
  const joined = shallowRef<JoinedView | null>(null)

  const code = computed(() => understand(typed.value))
  const words = computed(() => texts.value.joining.join)
  const busy = computed(() => actions.pending !== null)

  const codeProblem = computed(() => {
    const { state } = code.value
    if (state === 'wrong') return words.value.codeWrong
    if (state !== 'good') return tried.value ? words.value.codeMissing : null
    return refusedAt('code')
  })
  const addressProblem = computed(() => {
    if (address.value.trim() === '') return tried.value ? words.value.addressMissing : null
    if (tried.value && readServerAddress(address.value) === null) return words.value.addressWrong
    return refusedAt('address')
  })
  /** What is about no field. */
  const otherRefusal = computed(() =>
    refusal.value !== null && fieldOf[refusal.value.code] === undefined ? refusal.value : null,
  )

  function refusedAt(field: 'code' | 'address'): string | null {
    if (refusal.value === null || fieldOf[refusal.value.code] !== field) return null
    return refusalSentence(texts.value, refusal.value, times.value.clock)
  }

  /** @param text what stands in the field of the code now */
  function typeCode(text: string): void {
    const now = understand(text)
    typed.value = now.shown
    if (now.address !== null) address.value = now.address
    if (fieldOf[refusal.value?.code ?? 'unexpected'] === 'code') refusal.value = null
  }

  function typeAddress(text: string): void {
    address.value = text
    if (fieldOf[refusal.value?.code ?? 'unexpected'] === 'address') refusal.value = null
  }

  /** Listens for servers in this network. Nothing that is heard is proven. */
  async function search(): Promise<void> {
    if (searching.value) return
    searching.value = true
    const answer = await settle(bridge.setup.findServers({}))
    searching.value = false
    found.value = answer.ok ? answer.value : []
  }

  async function join(): Promise<void> {
    tried.value = true
    const { code: sent } = code.value
    if (sent === null || readServerAddress(address.value) === null) {
      stopped.value += 1
      return
    }
    refusal.value = null
    const answer = await actions.perform('join', () =>
      bridge.setup.join({ code: sent, address: address.value.trim() }),
    )
    if (answer === null) return
    if (answer.ok) {
      joined.value = answer.value
      typed.value = ''
    } else {
      refusal.value = answer
      stopped.value += 1
    }
  }

  return {
    typed,
    code,
    address,
    found,
    searching,
    stopped,
    otherRefusal,
    joined,
    busy,
    codeProblem,
    addressProblem,
    typeCode,
    typeAddress,
    search,
    join,
  }
})
