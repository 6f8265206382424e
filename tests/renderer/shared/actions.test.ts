// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from 'vitest'
import { createPinia, setActivePinia } from 'pinia'
import type { Answer } from '#contract/views.ts'
import { useActions } from '#shared/actions.ts'

const done: Answer<null> = { ok: true, value: null, revision: 1 }
let ids: string[]

function asking(...answers: Answer<null>[]): (requestId: string) => Promise<Answer<null>> {
  return (requestId) => {
    ids.push(requestId)
    const answer = answers.shift()
    return answer === undefined ? Promise.reject(new Error('the line broke')) : Promise.resolve(answer)
  }
}

beforeEach(() => {
  setActivePinia(createPinia())
  ids = []
})

describe('a command', () => {
  test('has its own request id for every click', async () => {
    const actions = useActions()
    await actions.perform('finish', asking(done))
    await actions.perform('finish', asking(done))
    expect(new Set(ids).size).toBe(2)
  })

  test('is not asked while another one is under way', async () => {
    const actions = useActions()
    const first = actions.perform('finish', asking(done))
    expect(await actions.perform('finish', asking(done))).toBeNull()
    expect(await first).toEqual(done)
    expect(ids).toHaveLength(1)
    expect(actions.pending).toBeNull()
  })

  test('is repeated once with the same id when the data was busy', async () => {
    const answer = await useActions().perform('finish', asking({ ok: false, code: 'store.busy' }, done))
    expect(answer).toEqual(done)
    expect(ids).toHaveLength(2)
    expect(new Set(ids).size).toBe(1)
  })

  test('ends in a refusal when the line to the office stays broken', async () => {
    const answer = await useActions().perform('finish', asking())
    expect(answer).toMatchObject({ ok: false, code: 'unexpected' })
    expect(new Set(ids).size).toBe(1)
  })

  test('is not repeated when it was refused for a reason', async () => {
    await useActions().perform('finish', asking({ ok: false, code: 'queue.empty' }))
    expect(ids).toHaveLength(1)
  })
})
