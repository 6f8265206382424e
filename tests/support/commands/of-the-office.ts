import fc from 'fast-check'
import type { Result } from '#domain/result.ts'
import { rollOverDay } from '#services/day.ts'
import { signIn } from '#services/people/sign-in.ts'
import { signOut } from '#services/people/sign-out.ts'
import { issueTicket } from '#services/tickets/issue.ts'
import { announceCall, displayView } from '#services/views/display.ts'
import { officeOverview } from '#services/views/overview.ts'
import { waitingView } from '#services/views/waiting.ts'
import { testPin } from '../pins.ts'
import { deskAt, deskCount, isElsewhere, ServiceCommand, windowOf, type Real } from './real.ts'

const minute = 60_000
const anyDesk = fc.nat(deskCount - 1)

export const issue = fc
  .record({
    prefix: fc.constantFrom('A', 'B'),
    priority: fc.constantFrom('General', 'General', 'Persona mayor', 'Urgencia'),
    channel: fc.constantFrom('reception', 'kiosk'),
    appointmentIn: fc.constantFrom(null, null, null, -15 * minute, 10 * minute),
    again: fc.boolean(),
  })
  .map(
    ({ prefix, priority, channel, appointmentIn, again }) =>
      new ServiceCommand(`issue ${prefix} ${priority} ${channel}${again ? ' twice' : ''}`, async ({ t }) => {
        const appointmentAt = appointmentIn === null ? null : t.now + appointmentIn
        const input = { requestId: t.requestId(), serviceId: t.service(prefix), priorityId: t.priority(priority), personName: 'Teresa', channel, appointmentAt } as const // prettier-ignore
        const [first] = await Promise.all(
          [1, ...(again ? [2] : [])].map(() => issueTicket(t.office, t.reception(), input)),
        )
        return first ?? null
      }),
  )

/** Whoever stands first on the counter's screen is called, and nobody else. */
const call = anyDesk.map(
  (at) =>
    new ServiceCommand(`call at=${String(at)}`, async (real) => {
      const desk = deskAt(real, at)
      if (desk === null) return null
      const [next] = (await desk.view()).next
      const answer = await desk.call()
      const called = answer.ok ? answer.value.ticketId : null
      const nobody = !answer.ok && ['queue.empty', 'queue.cooling'].includes(answer.code)
      if ((answer.ok || nobody) && called !== (next?.ticketId ?? null))
        throw new Error(`the screen said ${next?.label ?? 'nobody'}, but ${String(called)} was called`)
      return answer
    }),
)

const race = fc.constant(
  new ServiceCommand('race', async (real) => {
    const answers = await Promise.all([1, 2, 3].flatMap((at) => deskAt(real, at)?.call() ?? []))
    const taken = answers.flatMap((answer) => (answer.ok ? [answer.value.ticketId] : []))
    if (new Set(taken).size !== taken.length) throw new Error('two counters got the same ticket')
    return answers[0] ?? null
  }),
)

const going = {
  async signOut(real: Real, at: number): Promise<Result<null> | null> {
    const person = real.at[at] ?? null
    if (person === null) return null
    const answer = await signOut(real.t.office, windowOf(real, at, person), isElsewhere(real, at))
    real.at[at] = null
    return answer
  },
  pause: (real: Real, at: number) => deskAt(real, at)?.pause() ?? Promise.resolve(null),
  goOn: (real: Real, at: number) => deskAt(real, at)?.goOn() ?? Promise.resolve(null),
}

const comings: fc.Arbitrary<ServiceCommand>[] = [
  fc.record({ at: anyDesk, person: fc.nat(4) }).map(
    ({ at, person }) =>
      new ServiceCommand(`signIn ${String(person)} at=${String(at)}`, async (real) => {
        const { office } = real.t
        const there = windowOf(real, at, real.at[at] ?? null)
        const personId = windowOf(real, at, person).person?.id ?? ''
        const input = { personId, pin: testPin, previousElsewhere: isElsewhere(real, at) }
        const answer = await signIn(office, there, input)
        if (answer.ok) real.at[at] = person
        return answer
      }),
  ),
  // More come than go: most desks work most of the time.
  fc
    .record({ at: anyDesk, how: fc.constantFrom('signOut', 'pause', 'goOn', 'goOn') })
    .map(({ at, how }) => new ServiceCommand(`${how} at=${String(at)}`, (real) => going[how](real, at))),
]

const program = ({ t }: Real) => ({ ...t.reception(), person: null })

/** Time passes, or the computer's clock is put right or wrong; the program looks whether a new day has begun. */
const pass = fc
  .constantFrom(
    1,
    20_000,
    20_000,
    6 * minute,
    6 * minute,
    -3 * minute,
    -90 * minute,
    40 * minute,
    25 * 60 * minute,
  ) // prettier-ignore
  .map(
    (ms) =>
      new ServiceCommand(`pass ${String(ms)}`, async (real) => {
        real.t.now += ms
        return Math.abs(ms) > 30 * minute ? rollOverDay(real.t.office, program(real)) : null
      }),
  )

/** Seldom, often, and looking: no screen may fail on whatever there is. */
const happenings = {
  closeDay: (real: Real) => deskAt(real, 0)?.closeDay() ?? Promise.resolve(null),
  async announce({ t }: Real) {
    const { current } = await displayView(t.office)
    return current === null ? null : announceCall(t.office, t.display(), { callId: current.callId })
  },
  async look(real: Real) {
    await Promise.all([waitingView(real.t.office), officeOverview(real.t.office)])
    for (let at = 0; at < deskCount; at++) await deskAt(real, at)?.view()
    return null
  },
}

export const officeCommands: fc.Arbitrary<ServiceCommand>[] = [
  call,
  call,
  race,
  pass,
  ...comings,
  anyDesk.map(
    (at) => new ServiceCommand(`undo at=${String(at)}`, async (real) => deskAt(real, at)?.undoOffered() ?? null), // prettier-ignore
  ),
  fc
    .constantFrom('closeDay', 'announce', 'announce', 'announce', 'look', 'look')
    .map((what) => new ServiceCommand(what, (real) => happenings[what](real))),
]
