import type { InputOf } from '#contract/contract.ts'
import type { Destinations } from '#contract/views.ts'
import type { Texts } from '#text/index.ts'
import { matches } from './search.ts'

export const destinationKinds = ['service', 'counter', 'person'] as const
export type DestinationKind = (typeof destinationKinds)[number]

/** A place where a client can be sent, in words. */
export interface Destination {
  readonly key: string
  readonly kind: DestinationKind
  readonly name: string
  /** Who is there, how many wait. */
  readonly detail: string
  /** Nobody is there now. */
  readonly away: boolean
  /** What follows from that; null when somebody is there. */
  readonly warning: string | null
  /** What the button says that sends the client there. */
  readonly confirm: string
  readonly to: InputOf<'tickets.transfer'>['to']
  /** What typing is compared with. */
  readonly words: string
}

/** Where the ticket is now: it cannot be sent there. */
export interface Here {
  readonly serviceId: string | null
  readonly counterId: string | null
  readonly personId: string | null
}

/**
 * Everywhere the ticket can be sent, by kind and in the office's order.
 * @param here is left out: what it would be to send a ticket to where it is
 */
export function destinationsFrom(view: Destinations, here: Here, all: Texts): readonly Destination[] {
  const words = all.transfer
  const minutes = Math.round(view.opensAfterMs / 60_000)
  const services = view.services.filter(({ id }) => id !== here.serviceId)
  const counters = view.counters.filter(({ id }) => id !== here.counterId)
  const people = view.people.filter(({ id }) => id !== here.personId)
  return [
    ...services.map(({ id, name, waiting, openCounters }): Destination => {
      const away = openCounters === 0
      return {
        key: `service-${id}`,
        kind: 'service',
        name,
        detail: [
          waiting === 0 ? words.nobodyWaits : words.waiting(waiting),
          away ? words.noCounter : words.openCounters(openCounters),
        ].join(' · '),
        away,
        warning: away ? words.warnService(name) : null,
        confirm: words.toService(name),
        to: { kind: 'service', serviceId: id },
        words: name,
      }
    }),
    ...counters.map(({ id, number, person, paused }): Destination => {
      const away = person === null || paused
      return {
        key: `counter-${id}`,
        kind: 'counter',
        name: all.common.counter(number),
        detail: person === null ? words.closed : paused ? words.paused(person) : person,
        away,
        warning: away ? words.warnCounter(number, minutes) : null,
        confirm: words.toCounter(number),
        to: { kind: 'counter', counterId: id },
        words: `${all.common.counter(number)} ${person ?? ''}`,
      }
    }),
    ...people.map(({ id, name, counterNumber }): Destination => {
      const away = counterNumber === null
      return {
        key: `person-${id}`,
        kind: 'person',
        name,
        detail: away ? words.notAtCounter : words.atCounter(counterNumber),
        away,
        warning: away ? words.warnPerson(name, minutes) : null,
        confirm: words.toPerson(name),
        to: { kind: 'person', personId: id },
        words: name,
      }
    }),
  ]
}

/** Those whose name or place begins with what was typed. */
export function destinationsFound(list: readonly Destination[], typed: string): readonly Destination[] {
  return typed.trim() === '' ? list : list.filter((destination) => matches(destination.words, typed))
}
