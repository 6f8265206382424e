import { onScopeDispose, readonly, shallowRef, type Ref } from 'vue'

const second = shallowRef(Date.now())
const offset = shallowRef(0)
let users = 0
let timer: ReturnType<typeof setTimeout> | undefined
/** A difference that people can see turns the clocks at once; a smaller one waits for the next second. */
const visibleMs = 500

/** What is added to this computer's clock to have the office's, ms. */
export const clockOffsetMs: Readonly<Ref<number>> = readonly(offset)

/** The present moment by the office's clock, ms since the epoch, for what is asked once. */
export function officeNow(): number {
  return Date.now() + offset.value
}

/**
 * From now on clocks and waits of this window go by the office's clock, whatever this computer's says.
 * @param ms what is added to this computer's clock, as the station measures it (domain.md §2, "Time")
 */
export function setClockOffset(ms: number): void {
  const visible = Math.abs(ms - offset.value) >= visibleMs
  offset.value = ms
  if (visible) second.value = officeNow()
}

function tick(): void {
  second.value = officeNow()
  // Close to the full second, so that every clock on the desk turns together.
  timer = setTimeout(tick, 1000 - (second.value % 1000) + 5)
}

/**
 * The present moment by the office's clock in ms since the epoch, once a second. One timer serves the whole window;
 * it stops with its last user.
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
