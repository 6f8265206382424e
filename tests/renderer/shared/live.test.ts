// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { defineComponent, shallowRef } from 'vue'
import type { VueWrapper } from '@vue/test-utils'
import type { Answer, WaitingView } from '#contract/views.ts'
import { useBridge } from '#shared/api.ts'
import { useLive, type Live } from '#shared/live.ts'
import { openWindow, recordBridge, settled, type RecordedBridge } from '../support/recorded-bridge.ts'

let recorded: RecordedBridge
let screen: VueWrapper
let live: Live<WaitingView>
let answers: ((answer: Answer<WaitingView>) => void)[]
const nobody: WaitingView = { rows: [], total: 0, overTarget: 0, ungreeted: 0 }
const key = shallowRef('a')

const Screen = defineComponent({
  setup() {
    const bridge = useBridge()
    live = useLive(['tickets'], () => bridge.queue.waiting({}), key)
    return () => null
  },
})

/** Answers the oldest call that waits for one. */
async function answer(revision: number): Promise<void> {
  answers.shift()?.({ ok: true, value: nobody, revision })
  await settled()
}

beforeEach(() => {
  recorded = recordBridge()
  answers = []
  recorded.answer('queue.waiting', () => new Promise((resolve) => answers.push(resolve)))
  screen = openWindow(Screen, recorded)
})
afterEach(() => screen.unmount())

describe('live data', () => {
  test('shows the first answer', async () => {
    expect(live.data.value).toBeNull()
    await answer(3)
    await live.first
    expect(live.data.value).toEqual(nobody)
  })

  test('drops an answer that is older than a change heard of meanwhile, and asks again', async () => {
    recorded.change(['tickets'], 8)
    await answer(7)
    expect(live.data.value).toBeNull()
    expect(recorded.inputs('queue.waiting')).toHaveLength(2)
    await answer(8)
    expect(live.data.value).toEqual(nobody)
  })

  test('asks once more, not once per change, when many arrive while it loads', async () => {
    for (let revision = 2; revision < 50; revision += 1) recorded.change(['tickets'], revision)
    await answer(1)
    await answer(49)
    expect(recorded.inputs('queue.waiting')).toHaveLength(2)
  })

  test('leaves changes of other topics alone', async () => {
    await answer(1)
    recorded.change(['windows'])
    expect(recorded.inputs('queue.waiting')).toHaveLength(1)
  })

  test('keeps what it has when a later load is refused, and says why', async () => {
    await answer(1)
    recorded.change(['tickets'], 2)
    answers.shift()?.({ ok: false, code: 'store.busy' })
    await settled()
    expect(live.data.value).toEqual(nobody)
    expect(live.refusal.value?.code).toBe('store.busy')
  })

  test('keeps nothing for the next person when nobody is signed in any more', async () => {
    await answer(1)
    recorded.change(['tickets'], 2)
    answers.shift()?.({ ok: false, code: 'person.required' })
    await settled()
    expect(live.data.value).toBeNull()
  })

  test('forgets the answer, and the one under way, when it is about something else', async () => {
    key.value = 'b'
    await answer(9)
    expect(live.data.value).toBeNull()
    await answer(9)
    expect(live.data.value).toEqual(nobody)
  })

  test('ends with its window', () => {
    screen.unmount()
    recorded.change(['tickets'])
    expect(recorded.inputs('queue.waiting')).toHaveLength(1)
    screen = openWindow(Screen, recorded)
  })
})
