import { contextBridge, ipcRenderer } from 'electron'
import { callChannel, changedChannel, roleArgument } from '#contract/channels.ts'
import { namesFor } from '#contract/names.ts'
import type { Changed } from '#contract/topics.ts'
import type { WindowRole } from '#domain/people.ts'

/** Builds `window.antesala` from the contract's names for this window's role; the main process checks again. */
function bridge(role: WindowRole): Record<string, unknown> {
  const areas: Record<string, Record<string, (input: unknown) => Promise<unknown>>> = {}
  for (const name of namesFor(role)) {
    const [area = '', method = ''] = name.split('.')
    areas[area] ??= {}
    areas[area][method] = (input) => ipcRenderer.invoke(callChannel, name, input)
  }
  return { ...areas, onChanged }
}

function onChanged(listener: (changed: Changed) => void): () => void {
  const receive = (_event: unknown, changed: Changed) => {
    listener(changed)
  }
  ipcRenderer.on(changedChannel, receive)
  return () => ipcRenderer.off(changedChannel, receive)
}

/** Every breach of the content policy is written to the log; listening here catches what happens first of all. */
document.addEventListener('securitypolicyviolation', (event) => {
  const { effectiveDirective: directive, blockedURI: blocked, sourceFile } = event
  void ipcRenderer.invoke(callChannel, 'app.reportViolation', { directive, blocked, source: sourceFile })
})

const argument = process.argv.find((value) => value.startsWith(roleArgument)) ?? ''
contextBridge.exposeInMainWorld('antesala', bridge(argument.slice(roleArgument.length) as WindowRole))
