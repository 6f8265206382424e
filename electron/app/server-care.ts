import type { StoreRefusal } from '#domain/refusal.ts'
import { replaceWindows } from './office-windows.ts'
import type { Program } from './program.ts'

/** What passes by itself, or is put right somewhere else: tried again without anybody pressing anything. */
const passing: ReadonlySet<string> = new Set<StoreRefusal['code']>([
  'store.unreachable',
  'store.behind',
  'store.dismissed',
  'store.untrusted',
  'store.read_only',
  'store.no_credentials',
])

/** What ends a station's work in the middle of it: it is told on a window of its own, instead of as a lost server. */
const ending: ReadonlySet<string> = new Set<StoreRefusal['code']>(['store.dismissed', 'store.untrusted'])

/**
 * Looks after a station of a server: opens the office as soon as what was in the way has passed, and shows the trouble
 * when the server lets this station in no more. One thing at a time, however often it is called.
 */
export function careForServer(program: Program): () => Promise<void> {
  let busy = false
  return async () => {
    if (busy || program.options.settings.current.server === null || program.demo) return
    busy = true
    try {
      await look(program)
    } finally {
      busy = false
    }
  }
}

async function look(program: Program): Promise<void> {
  const { state } = program
  if (state.kind === 'trouble' && passing.has(state.refusal.code)) {
    await program.open()
    if (program.state.kind !== 'trouble') await replaceWindows(program)
    return
  }
  const why = program.store?.reach?.why ?? null
  if (why === null || !ending.has(why.code)) return
  await program.close()
  program.state = { kind: 'trouble', refusal: why }
  await replaceWindows(program)
}
