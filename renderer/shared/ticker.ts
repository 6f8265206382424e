import { onScopeDispose, readonly, shallowRef, type Ref } from 'vue'

const second = shallowRef(Date.now())
let users = 0
let timer: ReturnType<typeof setTimeout> | undefined

function tick(): void {
  second.value = Date.now()
  // Close to the full second, so that every clock on the desk turns together.
  timer = setTimeout(tick, 1000 - (Date.now() % 1000) + 5)
}

/**
 * The present moment in ms since the epoch, once a second. One timer serves the whole window; it stops with its
 * last user.
 */
export function useNow(): Readonly<Ref<number>> {
  users += 1
  if (users === 1) tick()
  onScopeDispose(() => {
    users -= 1
    if (users === 0) clearTimeout(timer)
  })
  return readonly(second)
}
