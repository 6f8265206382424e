import { EventEmitter } from 'node:events'
import type { BrowserWindow } from 'electron'
import type { Actor } from '#domain/people.ts'
import { accept } from '#domain/result.ts'
import type { Host } from '#ipc/host.ts'
import { WindowRegistry, type WindowEntry } from '#windows/registry.ts'
import type { TestOffice } from './test-office.ts'

/** The running program as the handlers see it, with an office or without one, and with no window at all. */
export function hostOf(t: TestOffice | null): Host {
  const absent = () => {
    throw new Error('no window in this test')
  }
  return {
    registry: new WindowRegistry(),
    stationId: () => t?.office.stationId ?? '',
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
    createOffice: () => Promise.resolve(accept({ recoveryCode: '' })),
    enterOffice: () => Promise.resolve(accept(null)),
    createDemo: () => Promise.resolve(accept(null)),
    station: () => ({ name: '', roles: [], server: null, lostSince: null, clockOffsetMs: 0, outdated: false, connected: 1, stations: 1 }), // prettier-ignore
    isLinked: () => false,
    officeServer: () => null,
    credentialsInFile: () => false,
    findServers: () => Promise.resolve([]),
    prepareServer: absent,
    join: absent,
    reportDefect: () => 'reference',
  }
}

let windows = 0

/** As much of Electron's window as the main process listens to: `closed`, and `input-event` of its contents. */
function standIn(): BrowserWindow {
  const webContents = Object.assign(new EventEmitter(), { id: ++windows })
  return Object.assign(new EventEmitter(), { webContents }) as unknown as BrowserWindow
}

/** The registry's entry of a window with that actor at it; in no registry yet. */
export function windowAt(actor: Actor): WindowEntry {
  return {
    window: standIn(),
    role: actor.role,
    counter: actor.counterId === null ? null : { id: actor.counterId, number: 1 },
    person: actor.person,
    locked: actor.locked ?? false,
  }
}
