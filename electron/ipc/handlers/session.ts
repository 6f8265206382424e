import type { SessionView } from '#contract/views.ts'
import { refusedBy, type CallName } from '#domain/permissions.ts'
import type { Actor } from '#domain/people.ts'
import { accept, type Result } from '#domain/result.ts'
import type { OfficeContext } from '#services/office-context.ts'
import { signInRows } from '#services/people/access.ts'
import { activate } from '#services/people/activate.ts'
import { changePin } from '#services/people/change-pin.ts'
import { recordLock, unlock } from '#services/people/lock.ts'
import { recover } from '#services/people/recover.ts'
import { signIn } from '#services/people/sign-in.ts'
import { signOut } from '#services/people/sign-out.ts'
import { texts } from '#text/index.ts'
import { actorAt } from '#windows/registry.ts'
import { inTurn } from '#windows/turns.ts'
import type { Host } from '../host.ts'
import { inOffice, type Asked, type HandlersOf } from './asked.ts'

/** Who is at a window. */
export const sessionHandlers: HandlersOf<'session'> = {
  'session.current': (asked) => Promise.resolve(accept(sessionView(asked))),
  'session.people': (asked) => inOffice(asked, (office) => signInChoices(asked, office)),
  'session.signIn': (asked, input) =>
    here(asked, 'session.signIn', async (office, actor, previousElsewhere) =>
      entered(asked, await signIn(office, actor, { ...input, previousElsewhere })),
    ),
  'session.activate': (asked, input) =>
    here(asked, 'session.activate', async (office, actor, previousElsewhere) =>
      entered(asked, await activate(office, actor, { ...input, previousElsewhere })),
    ),
  'session.recover': (asked, input) =>
    here(asked, 'session.recover', async (office, actor, previousElsewhere) => {
      const recovered = await recover(office, actor, { ...input, previousElsewhere })
      if (!recovered.ok) return recovered
      const session = entered(asked, accept(recovered.value.person))
      return session.ok
        ? accept({ session: session.value, recoveryCode: recovered.value.recoveryCode })
        : session
    }),
  'session.signOut': (asked) =>
    here(asked, 'session.signOut', async (office, actor, elsewhere) =>
      entered(asked, await signOut(office, actor, elsewhere)),
    ),
  'session.lock': (asked) =>
    here(asked, 'session.lock', async (office, actor) => {
      if (asked.entry.locked) return accept(sessionView(asked))
      asked.entry.locked = true
      const recorded = await recordLock(office, actor, 'person')
      return recorded.ok ? accept(sessionView(asked)) : recorded
    }),
  'session.unlock': (asked, input) =>
    here(asked, 'session.unlock', async (office, actor) => {
      const unlocked = await unlock(office, actor, input)
      if (!unlocked.ok) return unlocked
      asked.entry.locked = false
      return accept(sessionView(asked))
    }),
  'session.changePin': (asked, input) => inOffice(asked, (office) => changePin(office, asked.actor, input)),
}

/**
 * Changes who is at the asking window, one change after the other. Whether it may be asked is looked at again when its
 * turn comes: by then somebody else may be signed in there.
 */
function here<T>(
  asked: Asked,
  name: CallName,
  work: (office: OfficeContext, actor: Actor, elsewhere: boolean) => Promise<Result<T>>,
): Promise<Result<T>> {
  const { host, entry } = asked
  return inTurn(entry, () =>
    inOffice(asked, (office) => {
      const actor = actorAt(entry, host.stationId())
      const refused = refusedBy(name, actor)
      if (refused !== null) return Promise.resolve(refused)
      return work(office, actor, host.registry.isElsewhere(entry))
    }),
  )
}

/** The window has the person who came, or nobody. */
function entered(asked: Asked, result: Result<Actor['person']>): Result<SessionView> {
  if (!result.ok) return result
  asked.entry.person = result.value
  asked.entry.locked = false
  return accept(sessionView(asked))
}

function sessionView({ host, entry }: Asked): SessionView {
  return {
    role: entry.role,
    counter: entry.counter,
    person: entry.person,
    locked: entry.locked,
    preferences: host.preferences(),
    warnings: warningsOf(host),
  }
}

/** Of several things in files one is said: whoever may read the one may read the other. */
function warningsOf(host: Host): SessionView['warnings'] {
  const office = host.office()
  if (office === null || office.office.demo) return []
  if (host.credentialsInFile()) return ['credentials_in_file']
  return office.secrets.inFile ? ['pepper_in_file'] : []
}

async function signInChoices(asked: Asked, office: OfficeContext) {
  const words = texts[asked.host.preferences().language]
  const rows = await signInRows(office)
  return accept(
    rows.map(({ counterNumber, ...person }) => ({
      ...person,
      place: counterNumber === null ? null : words.place({ counter: counterNumber, person: null }),
    })),
  )
}
