import type { Language, StaffRole } from '#domain/people.ts'
import { noPin, type TypedPin } from '#shared/pin.ts'
import type { Texts } from '#text/index.ts'
import { templates, type OfficeKind, type ServiceText } from './templates.ts'

/** Roles that have a window in this version, in the order of their chips. */
export const offeredRoles = [
  'reception',
  'counter',
  'manager',
  'admin',
] as const satisfies readonly StaffRole[]
export type OfferedRole = (typeof offeredRoles)[number]

export interface ServiceDraft {
  /** Stays the same while the row is edited, so that counters can refer to it. */
  readonly key: string
  /** The proposal it came from while its name is untouched; such names follow the language. */
  text: ServiceText | null
  name: string
  prefix: string
  readonly expectedMinutes: number
  /** What stands in the field, a number or anything typed there. */
  targetMinutes: string
}

export interface CounterDraft {
  readonly number: number
  /** Keys of the services it does not serve: a service added later is on everywhere. */
  off: string[]
}

export interface PersonDraft {
  readonly key: string
  name: string
  roles: OfferedRole[]
  /** Spoken with clients besides the office's own. */
  languages: Language[]
}

/** Everything the person has typed so far, valid or not. */
export interface Draft {
  name: string
  kind: OfficeKind
  timeZone: string
  services: ServiceDraft[]
  counters: CounterDraft[]
  people: PersonDraft[]
  /** Of whoever manages first. Like everything here it is in memory only, and gone with the window. */
  pin: TypedPin
}

type TemplateTexts = Texts['templates']
const defaultMinutes = { expected: 10, target: 15 }
let lastKey = 0

function nextKey(): string {
  lastKey += 1
  return `row-${lastKey}`
}

/** A draft with everything proposed except the two names nobody can guess. */
export function newDraft(kind: OfficeKind, timeZone: string, texts: TemplateTexts): Draft {
  return {
    name: '',
    kind,
    timeZone,
    services: proposedServices(kind, texts),
    counters: counters(templates[kind].counters, []),
    people: [newPerson([...offeredRoles])],
    pin: noPin,
  }
}

/** The rows a kind of office starts from. */
export function proposedServices(kind: OfficeKind, texts: TemplateTexts): ServiceDraft[] {
  return templates[kind].services.map(({ text, prefix, expectedMinutes, targetMinutes }) => ({
    key: nextKey(),
    text,
    name: texts.services[text],
    prefix,
    expectedMinutes,
    targetMinutes: String(targetMinutes),
  }))
}

/** An empty row with the first letter that is still free. */
export function newService(services: readonly ServiceDraft[]): ServiceDraft {
  return {
    key: nextKey(),
    text: null,
    name: '',
    prefix: freePrefix(services),
    expectedMinutes: defaultMinutes.expected,
    targetMinutes: String(defaultMinutes.target),
  }
}

/** The first letter nobody uses; '' when all 24 are taken. */
export function freePrefix(services: readonly ServiceDraft[]): string {
  const used = new Set(services.map((row) => row.prefix))
  return Array.from('ABCDEFGHJKLMNPQRSTUVWXYZ').find((letter) => !used.has(letter)) ?? ''
}

/** As many counters as asked, numbered from 1; those that stay keep what was chosen for them. */
export function counters(count: number, before: readonly CounterDraft[]): CounterDraft[] {
  return Array.from({ length: count }, (_, index) => before[index] ?? { number: index + 1, off: [] })
}

export function newPerson(roles: OfferedRole[]): PersonDraft {
  return { key: nextKey(), name: '', roles, languages: [] }
}

/** Who can sign in first, with a PIN chosen now: the first one who manages; undefined while nobody does. */
export function firstManager(draft: Draft): PersonDraft | undefined {
  return draft.people.find(({ roles }) => roles.includes('manager') || roles.includes('admin'))
}

/** Whether the services still are what the kind proposes, so that another kind may replace them. */
export function isProposal(services: readonly ServiceDraft[], kind: OfficeKind): boolean {
  const proposed = templates[kind].services
  return (
    services.length === proposed.length &&
    proposed.every((wanted, index) => {
      const row = services[index]
      return (
        row?.text === wanted.text &&
        row.prefix === wanted.prefix &&
        row.targetMinutes === String(wanted.targetMinutes)
      )
    })
  )
}

/** Chooses a kind of office: its proposals replace untouched ones, never what a person wrote. */
export function chooseKind(draft: Draft, kind: OfficeKind, texts: TemplateTexts): void {
  if (isProposal(draft.services, draft.kind)) {
    if (
      draft.counters.length === templates[draft.kind].counters &&
      draft.counters.every((row) => row.off.length === 0)
    ) {
      draft.counters = counters(templates[kind].counters, [])
    }
    draft.services = proposedServices(kind, texts)
  }
  draft.kind = kind
}

/** Puts untouched proposed names into the language chosen now. */
export function translateNames(draft: Draft, texts: TemplateTexts): void {
  for (const row of draft.services) if (row.text !== null) row.name = texts.services[row.text]
}
