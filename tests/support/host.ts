import type { Actor } from '#domain/people.ts'
import { accept } from '#domain/result.ts'
import type { Host } from '#ipc/host.ts'
import type { WindowEntry, WindowRegistry } from '#windows/registry.ts'
import type { TestOffice } from './test-office.ts'

/** The running program as the handlers see it, with an office or without one, and with no window at all. */
export function hostOf(t: TestOffice | null): Host {
  const absent = () => {
    throw new Error('no window in this test')
  }
  return {
    registry: { find: absent, all: () => [] } as unknown as WindowRegistry,
    stationId: t?.office.stationId ?? '',
    office: () => t?.office ?? null,
    revision: () => 0,
    preferences: () => ({ language: 'es', theme: 'system' }),
    setPreferences: () => undefined,
    about: absent,
    windowChoices: () => Promise.resolve([]),
    openWindow: absent,
    trouble: () => null,
    retry: () => Promise.resolve(accept(null)),
    showDataFile: () => undefined,
    createOffice: () => Promise.resolve(accept(null)),
    createDemo: () => Promise.resolve(accept(null)),
    reportDefect: () => 'reference',
  }
}

/** The registry's entry of a window with that actor at it. */
export function windowAt(actor: Actor): WindowEntry {
  return {
    window: null as unknown as WindowEntry['window'],
    role: actor.role,
    counter: actor.counterId === null ? null : { id: actor.counterId, number: 1 },
    person: actor.person,
  }
}
