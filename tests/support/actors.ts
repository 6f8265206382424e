import type { Actor, StaffRole, WindowRole } from '#domain/people.ts'

/** An actor of no office: only what permissions look at. `null` means that nobody is signed in. */
export function actorAt(role: WindowRole, roles: readonly StaffRole[] | null): Actor {
  return {
    stationId: 'station',
    role,
    counterId: role === 'counter' ? 'c1' : null,
    person: roles === null ? null : { id: 'm1', name: 'Mercedes', roles },
  }
}
