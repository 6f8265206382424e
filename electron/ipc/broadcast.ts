import { changedChannel } from '#contract/channels.ts'
import type { Changed, Topic } from '#contract/topics.ts'
import type { WindowRegistry } from '#windows/registry.ts'

/** Tells all windows, never "the focused" one: what to read again, and from which revision on. */
export interface Broadcaster {
  readonly publish: (topics: readonly Topic[]) => void
  readonly revision: () => number
}

/** The only `webContents.send` of the program. */
export function createBroadcaster(registry: WindowRegistry): Broadcaster {
  let revision = 0
  return {
    revision: () => revision,
    publish(topics) {
      revision += 1
      const changed: Changed = { topics, revision }
      for (const { window } of registry.all())
        if (!window.isDestroyed()) window.webContents.send(changedChannel, changed)
    },
  }
}
