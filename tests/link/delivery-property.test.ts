import { existsSync, readFileSync, rmSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { startChild, type Child } from '#support/child.ts'
import { useFolder } from '#support/folder.ts'
import { orderFor } from '#support/link/child-order.ts'
import { makeOffice, startLink, type LinkOffice } from '#support/link/office.ts'
import { startRelay, type Relay } from '#support/link/relay.ts'
import type { Receipt } from '#link/post.ts'

const folder = useFolder()

/** What may happen to two stations. Waiting lets things get under way, so that what comes next hits them in the middle. */
type Step =
  | { readonly does: 'send'; readonly count: number }
  | { readonly does: 'cut' }
  | { readonly does: 'freeze' }
  | { readonly does: 'kill' }
  | { readonly does: 'wait'; readonly ms: number }

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constant('send'), count: fc.integer({ min: 1, max: 80 }) }) },
  { weight: 3, arbitrary: fc.constant({ does: 'cut' } as const) },
  { weight: 1, arbitrary: fc.constant({ does: 'freeze' } as const) },
  { weight: 1, arbitrary: fc.constant({ does: 'kill' } as const) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('wait'), ms: fc.integer({ min: 0, max: 60 }) }) },
)

/** Silence is noticed sooner than in the program, so that many cuts fit into a test. */
const limits = {
  firstPauseMs: 30,
  longestPauseMs: 100,
  silentMs: 400,
  pingEveryMs: 100,
  lookEveryMs: 50,
  handshakeMs: 500,
}

test('whatever is cut and killed, every message that is receipted was handled exactly once, and all are', async () => {
  const office = await makeOffice()
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), (steps) => play(office, steps)),
    { numRuns: 12 },
  )
}, 180_000)

async function play(office: LinkOffice, steps: readonly Step[]): Promise<void> {
  const journalFile = join(folder(), 'handled')
  rmSync(journalFile, { force: true })
  const [one, other] = [await office.newStation(), await office.newStation()]
  const sender = await startLink(office, one, { limits })
  const order = JSON.stringify(orderFor(other, [one, other], { journalFile, limits }))
  let child: Child | null = null
  let relay: Relay | null = null
  onTestFinished(() => void child?.process.kill('SIGKILL'))

  async function start(): Promise<void> {
    child = startChild('link-station.ts', [order])
    const port = Number((await child.heard('port')).split(' ')[1])
    relay = await startRelay(port)
    sender.link.setPeers([
      { stationId: other.stationId, places: [{ address: '127.0.0.1', port: relay.port }] },
    ])
  }

  const receipts: Promise<Receipt>[] = []
  const ids: string[] = []
  async function take(next: Step): Promise<void> {
    if (next.does === 'wait') await pause(next.ms)
    if (next.does === 'cut') relay?.cut()
    if (next.does === 'freeze') {
      relay?.freeze(true)
      await sender.until(() => sender.link.peers().every(({ connected }) => !connected))
      relay?.freeze(false)
    }
    if (next.does === 'kill') {
      child?.process.kill('SIGKILL')
      await start()
    }
    if (next.does !== 'send') return
    for (let count = 0; count < next.count; count++) {
      const sent = sender.link.send(sender.kind, { text: 'x' }, 'all')
      ids.push(sent.id)
      receipts.push(...sent.receipts.values())
    }
  }

  await start()
  for (const next of steps) await take(next)
  const outcomes = (await Promise.all(receipts)).map(({ outcome }) => outcome)
  await sender.link.close()
  child!.process.kill('SIGKILL')
  expect(outcomes).toEqual(ids.map(() => 'accepted'))
  const handled = existsSync(journalFile) ? readFileSync(journalFile, 'utf8').split('\n').slice(0, -1) : []
  expect([...handled].sort()).toEqual([...ids].sort())
}
