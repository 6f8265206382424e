import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { stationRoles, type WindowRole } from '#domain/people.ts'
import { callChannel, roleArgument } from '#contract/channels.ts'
import { allowed } from './permission-table.ts'

const windows: readonly WindowRole[] = [...stationRoles, 'setup', 'trouble']

/** What Electron would give the page, and be asked by it. */
const electron = vi.hoisted(() => ({
  exposed: new Map<string, Record<string, unknown>>(),
  invoked: [] as unknown[][],
}))
vi.mock('electron', () => ({
  contextBridge: {
    exposeInMainWorld: (name: string, api: Record<string, unknown>) => electron.exposed.set(name, api),
  },
  ipcRenderer: {
    invoke: (...given: unknown[]) => {
      electron.invoked.push(given)
      return Promise.resolve(null)
    },
    on: () => undefined,
    off: () => undefined,
  },
}))

// Not by name: it is compiled for pages, which have a document.
const preload = new URL('../../electron/preload/preload.ts', import.meta.url).href
const { argv } = process
beforeEach(() => {
  vi.resetModules()
  vi.stubGlobal('document', { addEventListener: () => undefined })
  electron.exposed.clear()
  electron.invoked.length = 0
})
afterEach(() => {
  vi.unstubAllGlobals()
  process.argv = argv
})

/** The real preload in a window of that role. @returns every function it offers, by name of the call */
async function offeredIn(role: string): Promise<Map<string, (input: unknown) => unknown>> {
  process.argv = [...argv, `${roleArgument}${role}`]
  await import(preload)
  expect([...electron.exposed.keys()]).toEqual(['antesala'])
  const { onChanged, ...areas } = electron.exposed.get('antesala') ?? {}
  expect(onChanged).toBeTypeOf('function')
  return new Map(
    Object.entries(areas).flatMap(([area, methods]) =>
      Object.entries(methods as Record<string, (input: unknown) => unknown>).map(
        ([method, call]) => [`${area}.${method}`, call] as const,
      ),
    ),
  )
}

test.each(windows)('a %s window is offered exactly what it may ask', async (role) => {
  const may = [...allowed].filter(([, line]) => line.windows.includes(role)).map(([name]) => name)
  expect([...(await offeredIn(role)).keys()].toSorted()).toEqual(may.toSorted())
})

test('a window of no role that we know is offered only what every window is', async () => {
  const everywhere = [...allowed].filter(([, line]) => line.windows.length === windows.length)
  expect([...(await offeredIn('root')).keys()].toSorted()).toEqual(
    everywhere.map(([name]) => name).toSorted(),
  )
})

test('each function asks for its own call and hands its input on', async () => {
  const input = { requestId: 'r1' }
  for (const [name, call] of await offeredIn('counter')) {
    void call(input)
    expect(electron.invoked.at(-1)).toEqual([callChannel, name, input])
  }
})
