import { computed, reactive, shallowRef, watch } from 'vue'
import { defineStore } from 'pinia'
import type { Answer } from '#contract/views.ts'
import type { Refused } from '#domain/result.ts'
import { useActions } from '#shared/actions.ts'
import { useBridge } from '#shared/api.ts'
import { noPin } from '#shared/pin.ts'
import { useTexts } from '#shared/texts.ts'
import { newDraft, translateNames } from './draft.ts'
import { toNewOffice } from './new-office.ts'
import { problemsOf, stepNames, type Problem, type Problems, type StepName } from './problems.ts'
import { detectedZone } from './zones.ts'

export type NumberedPlace = StepName | 'summary'
/** Before the numbered places: the choice, and the two ways on which a server comes first. */
export type Beginning = 'welcome' | 'join' | 'server'
export type Place = Beginning | NumberedPlace
/** The numbered places, in order. */
export const numbered: readonly NumberedPlace[] = [...stepNames, 'summary']

/** Whether a server comes first there. */
export function isServerWay(place: Place): place is 'join' | 'server' {
  return place === 'join' || place === 'server'
}

export function isNumbered(place: Place): place is NumberedPlace {
  return numbered.some((name) => name === place)
}

/** The set-up in progress: where the person is, what was typed, what is wrong with it. Nothing is saved before the end. */
export const useSetup = defineStore('setup', () => {
  const bridge = useBridge()
  const actions = useActions()
  const texts = useTexts()
  const draft = reactive(newDraft('townHall', detectedZone(), texts.value.templates))
  const place = shallowRef<Place>('welcome')
  /** Where the numbered places were entered from, and where going back from the first of them leads. */
  const beginning = shallowRef<Beginning>('welcome')
  /** Steps the person tried to leave: there everything that is missing is told. */
  const tried = reactive(new Set<StepName>())
  /** Grows when a step cannot be left, so that the screen moves the focus to the first problem. */
  const stopped = shallowRef(0)
  const refusal = shallowRef<Refused | null>(null)
  /** The code to be kept before the office opens; null before it is made, and for the demo. */
  const recoveryCode = shallowRef<string | null>(null)
  /** Everything is done: the windows of the office are on their way. */
  const opening = shallowRef(false)

  watch(texts, (now) => translateNames(draft, now.templates))

  const problems = computed((): Problems => {
    const step = stepNames.find((name) => name === place.value)
    return step === undefined
      ? new Map<string, Problem>()
      : problemsOf(step, draft, texts.value.setup.problems)
  })
  const pending = computed(() => actions.pending)
  const busy = computed(() => actions.pending !== null || opening.value)

  /** The sentence to show at a field now, or null. */
  function problem(field: string): string | null {
    const found = problems.value.get(field)
    const step = place.value
    if (found === undefined || !isNumbered(step) || step === 'summary') return null
    return found.blank && !tried.has(step) ? null : found.sentence
  }

  function isValid(step: StepName): boolean {
    return problemsOf(step, draft, texts.value.setup.problems).size === 0
  }

  /** Goes to a place, or stays at the first step before it that is not complete. */
  function goTo(target: Place): void {
    if (busy.value) return
    const before = isNumbered(target) ? stepNames.slice(0, numbered.indexOf(target)) : []
    const open = before.find((step) => !isValid(step))
    // Back is always allowed: only what lies before the target counts.
    if (open !== undefined) {
      tried.add(open)
      stopped.value += 1
    }
    refusal.value = null
    place.value = open ?? target
  }

  function next(): void {
    const here = place.value
    if (here === 'summary') void create()
    else if (isNumbered(here)) goTo(numbered[numbered.indexOf(here) + 1] ?? 'summary')
    else {
      beginning.value = here
      goTo('office')
    }
  }

  function back(): void {
    const here = place.value
    if (here === 'welcome') return
    goTo(isNumbered(here) ? (numbered[numbered.indexOf(here) - 1] ?? beginning.value) : 'welcome')
  }

  async function create(): Promise<void> {
    if (opening.value || recoveryCode.value !== null) return
    const answer = await ask('create', (requestId) =>
      bridge.setup.create(toNewOffice(draft, requestId, texts.value.templates)),
    )
    if (answer === null) return
    recoveryCode.value = answer.value.recoveryCode
    draft.pin = noPin
  }

  async function createDemo(): Promise<void> {
    if (opening.value) return
    const answer = await ask('createDemo', (requestId) => bridge.setup.createDemo({ requestId }))
    opening.value = answer !== null
  }

  /** The code has been kept: the windows of the office replace this one. */
  async function enter(): Promise<void> {
    if (opening.value) return
    opening.value = (await ask('enter', () => bridge.setup.enter({}))) !== null
  }

  async function ask<T>(
    name: string,
    call: (requestId: string) => Promise<Answer<T>>,
  ): Promise<{ readonly value: T } | null> {
    refusal.value = null
    const answer = await actions.perform(name, call)
    if (answer?.ok === false) refusal.value = answer
    return answer?.ok === true ? answer : null
  }

  return {
    draft,
    place,
    stopped,
    refusal,
    recoveryCode,
    opening,
    pending,
    busy,
    problem,
    isValid,
    goTo,
    next,
    back,
    create,
    createDemo,
    enter,
  }
})
