import { createPinia, disposePinia, setActivePinia } from 'pinia'
import { mount, type VueWrapper } from '@vue/test-utils'
import type { Component } from 'vue'
import type { Bridge } from '#contract/bridge.ts'
import type { Topic, Changed } from '#contract/topics.ts'
import type { Answer, Preferences, StationView } from '#contract/views.ts'
import { bridgeKey } from '#shared/api.ts'

export interface Call {
  readonly name: string
  readonly input: unknown
}

/** An office on one computer: nothing to lose, nobody else. */
export const alone: StationView = {
  name: 'Recepción',
  roles: ['reception', 'counter', 'display', 'manager'],
  server: null,
  lostSince: null,
  clockOffsetMs: 0,
  outdated: false,
  connected: 1,
  stations: 1,
}

type Respond = (input: unknown) => Promise<Answer<unknown>>

/** A bridge that remembers what was asked and answers what the test says. */
export interface RecordedBridge {
  readonly bridge: Bridge
  readonly calls: Call[]
  /** The inputs of every call of that name. */
  inputs(name: string): unknown[]
  /** From now on this call answers so. */
  answer(name: string, respond: Respond): void
  /** Tells the window that something changed. */
  change(topics: readonly Topic[], revision?: number): void
}

export function ok<T>(value: T, revision = 1): Promise<Answer<T>> {
  return Promise.resolve({ ok: true, value, revision })
}

export function recordBridge(preferences: Preferences = { language: 'es', theme: 'light' }): RecordedBridge {
  const calls: Call[] = []
  const listeners = new Set<(changed: Changed) => void>()
  const session = { role: 'setup', counter: null, person: null, locked: false, preferences, warnings: [] }
  const answers = new Map<string, Respond>([
    ['session.current', () => ok(session)],
    ['station.current', () => ok(alone)],
  ])
  const area = (areaName: string): unknown =>
    new Proxy(
      {},
      {
        get: (_, method) => (input: unknown) => {
          const name = `${areaName}.${String(method)}`
          calls.push({ name, input })
          const respond = answers.get(name)
          if (respond === undefined) throw new Error(`nobody answers ${name}`)
          return respond(input)
        },
      },
    )
  const bridge = new Proxy(
    {},
    {
      get: (_, name) =>
        name === 'onChanged'
          ? (listener: (changed: Changed) => void) => {
              listeners.add(listener)
              return () => listeners.delete(listener)
            }
          : area(String(name)),
    },
  ) as Bridge

  return {
    bridge,
    calls,
    inputs: (name) => calls.filter((call) => call.name === name).map((call) => call.input),
    answer: (name, respond) => void answers.set(name, respond),
    change: (topics, revision = 2) => {
      for (const listener of listeners) listener({ topics, revision })
    },
  }
}

/** The app of a window on the page, with its stores and this bridge. */
export function openWindow(app: Component, recorded: RecordedBridge): VueWrapper {
  const pinia = createPinia()
  setActivePinia(pinia)
  const opened = mount(app, {
    attachTo: document.body,
    global: { plugins: [pinia], provide: { [bridgeKey]: recorded.bridge } },
  }) as VueWrapper
  const unmount = opened.unmount.bind(opened)
  // A closed window takes its stores and their timers along.
  opened.unmount = () => {
    unmount()
    disposePinia(pinia)
  }
  return opened
}

/** Lets answers arrive and the screen follow. */
export async function settled(ms = 0): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms))
  await new Promise((resolve) => setTimeout(resolve, 0))
}
