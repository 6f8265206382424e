import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { StationView } from '#contract/views.ts'
import type { Act } from '../races/acts.ts'
import type { Answer } from '../races/wire.ts'
import type { LiveOrder, LiveReply, Notes } from './live-wire.ts'

/** A process that is one live station. It lives until it is ended, or until its parent goes. */
export interface LiveProcess {
  join(order: Omit<Extract<LiveOrder, { kind: 'join' }>, 'kind'>): Promise<void>
  do(act: Act): Promise<Answer>
  state(): Promise<StationView>
  notes(): Promise<Notes>
  forget(): Promise<void>
  notify(text: string): Promise<void>
  /** Ends it as a power cut does. */
  kill(): void
  /** Closes its station, and ends it. */
  end(): Promise<void>
}

const script = fileURLToPath(new URL('../children/live-station.ts', import.meta.url))

/** @param env of that process besides ours: a wrong clock */
export function startLiveProcess(env: NodeJS.ProcessEnv = {}): LiveProcess {
  const child = fork(script, [], { env: { ...process.env, ...env }, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] }) // prettier-ignore
  const waiting = new Map<number, (reply: LiveReply | null) => void>()
  let numbers = 0
  child.on('message', (reply: LiveReply) => {
    waiting.get(reply.number)?.(reply)
    waiting.delete(reply.number)
  })
  child.once('exit', () => {
    for (const give of waiting.values()) give(null)
  })
  async function ask(order: LiveOrder): Promise<LiveReply['answer']> {
    const number = ++numbers
    const reply = await new Promise<LiveReply | null>((resolve) => {
      waiting.set(number, resolve)
      child.send({ number, order }, (error) => {
        if (error !== null) resolve(null)
      })
    })
    if (reply === null) throw new Error(`a station's process ended before it answered ${order.kind}`)
    if (reply.thrown !== undefined) throw new Error(`${order.kind}: ${reply.thrown}`)
    return reply.answer
  }
  const exited = once(child, 'exit')
  return {
    async join(order) {
      await ask({ kind: 'join', ...order })
    },
    do: async (act) => (await ask({ kind: 'do', act })) as Answer,
    state: async () => (await ask({ kind: 'state' })) as StationView,
    notes: async () => (await ask({ kind: 'notes' })) as Notes,
    async forget() {
      await ask({ kind: 'forget' })
    },
    async notify(text) {
      await ask({ kind: 'notify', text })
    },
    kill: () => void child.kill('SIGKILL'),
    async end() {
      await ask({ kind: 'leave' })
      child.disconnect()
      await exited
    },
  }
}
