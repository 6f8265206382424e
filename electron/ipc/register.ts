import { ipcMain, type IpcMainInvokeEvent } from 'electron'
import { callChannel } from '#contract/channels.ts'
import type { Answer } from '#contract/views.ts'
import { refuse, type Result } from '#domain/result.ts'
import { origin } from '#windows/app-protocol.ts'
import { actorAt, type WindowEntry } from '#windows/registry.ts'
import { check, isCallName } from './check.ts'
import type { Asked } from './handlers/asked.ts'
import { handlers } from './handlers/index.ts'
import type { Host } from './host.ts'

/**
 * The one registration point: every message of every window passes here. Sender, then station role, then person,
 * then shape; only then the use case. The answer carries the revision that was true when reading began.
 */
export function registerCalls(host: Host): void {
  ipcMain.handle(callChannel, (event, name: unknown, input: unknown) => answer(host, event, name, input))
}

async function answer(
  host: Host,
  event: IpcMainInvokeEvent,
  name: unknown,
  input: unknown,
): Promise<Answer<unknown>> {
  const revision = host.revision()
  const entry = knownSender(host, event)
  if (entry === null) return refuse({ code: 'sender.unknown' })
  if (!isCallName(name)) return refuse({ code: 'input.invalid', field: 'name' })
  const actor = actorAt(entry, host.stationId())
  const checked = check(name, actor, input)
  if ('code' in checked) return checked
  try {
    const handler = handlers[name] as (asked: Asked, input: unknown) => Promise<Result<unknown>>
    const result = await handler({ host, entry, actor }, checked.input)
    return result.ok ? { ...result, revision } : result
  } catch (error) {
    // A view reads outside of a transaction: a store that has gone is a sentence there too.
    const gone = host.office()?.store.refusalOf(error) ?? null
    if (gone !== null) return refuse(gone)
    return refuse({ code: 'unexpected', reference: host.reportDefect(name, error) })
  }
}

/** Only the main frame of a window of ours, showing a page of ours, may ask. */
function knownSender(host: Host, event: IpcMainInvokeEvent): WindowEntry | null {
  const frame = event.senderFrame
  if (frame?.parent !== null || !frame.url.startsWith(`${origin}/`)) return null
  return host.registry.find(event.sender)
}
