import { refusedBy, type CallName } from '#domain/permissions.ts'
import { useSession } from './session.ts'

/**
 * What the person at this window may do (domain.md §7): what they may not is not offered. The main process refuses
 * by the same table, so this only keeps the screen honest. A lock hides the whole window and is no matter here.
 * @returns asks whether a call may be made; false while nobody has signed in
 */
export function useMay(): (name: CallName) => boolean {
  const session = useSession()
  return (name) => {
    const { current } = session
    if (current === null) return false
    const { role, counter, person } = current
    return refusedBy(name, { stationId: '', role, counterId: counter?.id ?? null, person }) === null
  }
}
