import type { InputOf, ValueOf } from '#contract/contract.ts'
import type { SessionView } from '#contract/views.ts'
import type { Actor } from '#domain/people.ts'
import type { CallName } from '#domain/permissions.ts'
import { accept, refuse, type Result } from '#domain/result.ts'
import type { OfficeContext } from '#services/office-context.ts'
import { signIn, signInRows, signOut } from '#services/session.ts'
import { callAgain, callNext } from '#services/tickets/call.ts'
import { greetTicket, markBack } from '#services/tickets/greet.ts'
import { issueTicket } from '#services/tickets/issue.ts'
import { attendTicket, finishTicket, leaveTicket, notHere, returnTicket, startService, voidTicket } from '#services/tickets/steps.ts' // prettier-ignore
import { undoStep } from '#services/tickets/undo.ts'
import { deskView, openTicketViewById } from '#services/views/desk.ts'
import { announceCall, displayView } from '#services/views/display.ts'
import { findView, historyView } from '#services/views/find.ts'
import { officeOverview } from '#services/views/overview.ts'
import { waitingView } from '#services/views/waiting.ts'
import { texts } from '#text/index.ts'
import type { WindowEntry } from '#windows/registry.ts'
import type { Host } from './host.ts'

/** A call that was let in: who asks, from which window. */
export interface Asked {
  readonly host: Host
  readonly entry: WindowEntry
  readonly actor: Actor
}

type Handler<Name extends CallName> = (asked: Asked, input: InputOf<Name>) => Promise<Result<ValueOf<Name>>>

/** What each call does; each is one use case. */
export const handlers: { readonly [Name in CallName]: Handler<Name> } = {
  'session.current': (asked) => Promise.resolve(accept(sessionView(asked))),
  'session.people': (asked) => inOffice(asked, (office) => signInChoices(asked, office)),
  'session.signIn': (asked, { personId }) => enter(asked, personId),
  'session.signOut': (asked) => leave(asked),
  'preferences.set': ({ host }, preferences) => {
    host.setPreferences(preferences)
    return Promise.resolve(accept(preferences))
  },
  'app.about': ({ host }) => Promise.resolve(accept(host.about())),
  'app.reportViolation': ({ host, entry }, violation) => {
    host.reportDefect(`content policy, ${entry.role}`, violation)
    return Promise.resolve(accept(null))
  },
  'windows.choices': async ({ host }) => accept(await host.windowChoices()),
  'windows.open': async ({ host }, { role, counterNumber }) =>
    nothing(await host.openWindow(role, counterNumber)),
  'trouble.current': ({ host }) => {
    const trouble = host.trouble()
    return Promise.resolve(trouble === null ? refuse({ code: 'office.missing' }) : accept(trouble))
  },
  'trouble.retry': ({ host }) => host.retry(),
  'trouble.showFile': ({ host }) => {
    host.showDataFile()
    return Promise.resolve(accept(null))
  },
  'setup.create': ({ host }, input) => host.createOffice(input),
  'setup.createDemo': ({ host }) => host.createDemo(),
  'office.overview': (asked) => inOffice(asked, async (office) => accept(await officeOverview(office))),
  'queue.waiting': (asked) => inOffice(asked, async (office) => accept(await waitingView(office))),
  'queue.find': (asked, { text }) => inOffice(asked, async (office) => accept(await findView(office, text))),
  'desk.current': (asked) => inOffice(asked, async (office) => accept(await deskView(office, asked.actor))),
  'display.current': (asked) => inOffice(asked, async (office) => accept(await displayView(office))),
  'display.announced': (asked, input) =>
    inOffice(asked, (office) => announceCall(office, asked.actor, input)),
  'tickets.issue': (asked, input) =>
    inOffice(asked, (office) => issueTicket(office, asked.actor, { ...input, channel: channelOf(asked) })),
  'tickets.history': (asked, { ticketId }) =>
    inOffice(asked, async (office) => accept(await historyView(office, ticketId))),
  'tickets.greet': (asked, input) => inOffice(asked, (office) => greetTicket(office, asked.actor, input)),
  'tickets.back': (asked, input) => inOffice(asked, (office) => markBack(office, asked.actor, input)),
  'tickets.callNext': (asked, input) =>
    inOffice(asked, async (office) => {
      const called = await callNext(office, asked.actor, input)
      return called.ok ? openTicketViewById(office, called.value.ticketId) : called
    }),
  'tickets.callAgain': (asked, input) => inOffice(asked, (office) => callAgain(office, asked.actor, input)),
  'tickets.attend': (asked, input) => inOffice(asked, (office) => attendTicket(office, asked.actor, input)),
  'tickets.start': (asked, input) => inOffice(asked, (office) => startService(office, asked.actor, input)),
  'tickets.notHere': (asked, input) => inOffice(asked, (office) => notHere(office, asked.actor, input)),
  'tickets.return': (asked, input) => inOffice(asked, (office) => returnTicket(office, asked.actor, input)),
  'tickets.finish': (asked, input) => inOffice(asked, (office) => finishTicket(office, asked.actor, input)),
  'tickets.leave': (asked, input) => inOffice(asked, (office) => leaveTicket(office, asked.actor, input)),
  'tickets.void': (asked, input) => inOffice(asked, (office) => voidTicket(office, asked.actor, input)),
  'tickets.undo': (asked, input) => inOffice(asked, (office) => undoStep(office, asked.actor, input)),
}

function inOffice<T>(asked: Asked, work: (office: OfficeContext) => Promise<Result<T>>): Promise<Result<T>> {
  const office = asked.host.office()
  return office === null ? Promise.resolve(refuse({ code: 'office.missing' })) : work(office)
}

function nothing(result: Result<unknown>): Result<null> {
  return result.ok ? accept(null) : result
}

function channelOf({ entry }: Asked): 'reception' | 'counter' | 'door' {
  return entry.role === 'counter' || entry.role === 'door' ? entry.role : 'reception'
}

function sessionView({ host, entry }: Asked): SessionView {
  return {
    role: entry.role,
    counter: entry.counter,
    person: entry.person,
    preferences: host.preferences(),
  }
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

function enter(asked: Asked, personId: string): Promise<Result<SessionView>> {
  return inOffice(asked, async (office) => {
    const person = await signIn(office, asked.actor, personId)
    if (!person.ok) return person
    asked.entry.person = person.value
    return accept(sessionView(asked))
  })
}

function leave(asked: Asked): Promise<Result<SessionView>> {
  return inOffice(asked, async (office) => {
    const left = await signOut(office, asked.actor)
    if (!left.ok) return left
    asked.entry.person = null
    return accept(sessionView(asked))
  })
}
