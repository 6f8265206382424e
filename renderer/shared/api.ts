import { inject, type InjectionKey } from 'vue'
import type { Bridge } from '#contract/bridge.ts'
import type { Answer } from '#contract/views.ts'
import type { Refused } from '#domain/result.ts'

declare global {
  interface Window {
    /** The contract of this window's role, put there by the preload. */
    readonly antesala: Bridge
  }
}

/** Under this key an app (or a test) provides the bridge that its screens talk to. */
export const bridgeKey: InjectionKey<Bridge> = Symbol('antesala')

/** The bridge of this app. @throws when the app was not started by `startApp` and provides none */
export function useBridge(): Bridge {
  const bridge = inject(bridgeKey)
  if (bridge === undefined) throw new Error('no bridge was provided: start the app with startApp')
  return bridge
}

/** Waits for an answer; a broken connection becomes a refusal, so that callers never see an exception. */
export async function settle<T>(answer: Promise<Answer<T>>): Promise<Answer<T>> {
  try {
    return await answer
  } catch {
    // The main process answers with a refusal whatever happens there: this is the line to it that broke.
    return { ok: false, code: 'unexpected', reference: '—' } satisfies Refused
  }
}
