import type { SessionView, SignInChoice } from '#contract/views.ts'
import { ok, recordBridge, type RecordedBridge } from '../support/recorded-bridge.ts'
import { overview } from '../reception/morning.ts'

/** Somebody who can be chosen at sign-in; everything may be said otherwise. */
export function choice(name: string, change: Partial<SignInChoice> = {}): SignInChoice {
  return { id: `id-${name}`, name, roles: ['reception'], place: null, access: 'pin', ...change }
}

/** What a window is told of who works at it. */
export function sessionOf(person: SignInChoice | null, change: Partial<SessionView> = {}): SessionView {
  return {
    role: 'reception',
    counter: null,
    person: person === null ? null : { id: person.id, name: person.name, roles: person.roles },
    locked: false,
    preferences: { language: 'es', theme: 'light' },
    warnings: [],
    ...change,
  }
}

/** A refusal as the office answers it. */
export function refused(refusal: object): Promise<never> {
  return Promise.resolve({ ok: false, ...refusal } as never)
}

/** A window of an office where these people work. */
export function officeOf(
  people: readonly SignInChoice[],
  session: SessionView,
  office: object = {},
): RecordedBridge {
  const recorded = recordBridge()
  recorded.answer('session.current', () => ok(session))
  recorded.answer('session.people', () => ok(people))
  recorded.answer('office.overview', () => ok({ ...overview, office: { ...overview.office, ...office } }))
  return recorded
}

/** From now on the session is this one, and the window hears of it. */
export function becomes(recorded: RecordedBridge, session: SessionView, revision = 2): void {
  recorded.answer('session.current', () => ok(session, revision))
  recorded.change(['session', 'office'], revision)
}
