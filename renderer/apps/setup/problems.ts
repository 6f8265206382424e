import { isPrefix } from '#domain/ticket-number.ts'
import type { Texts } from '#text/index.ts'
import { isChosen } from '#shared/pin.ts'
import { firstManager, type Draft, type ServiceDraft } from './draft.ts'

export type StepName = 'office' | 'services' | 'counters' | 'people'
export const stepNames: readonly StepName[] = ['office', 'services', 'counters', 'people']

export interface Problem {
  readonly sentence: string
  /** Nothing was typed yet: told when the person wants to go on, not before. */
  readonly blank: boolean
}

/** What is wrong, by the name of the field it is about ("service.row-3.prefix"). */
export type Problems = ReadonlyMap<string, Problem>
type Sentences = Texts['setup']['problems']

/** Problems of one step as sentences for the person, in the order of the fields on the screen. */
export function problemsOf(step: StepName, draft: Draft, say: Sentences): Problems {
  const found = new Map<string, Problem>()
  checks[step](draft, say, (field, sentence, blank = false) => {
    if (!found.has(field)) found.set(field, { sentence, blank })
  })
  return found
}

type Report = (field: string, sentence: string, blank?: boolean) => void

const checks: Record<StepName, (draft: Draft, say: Sentences, report: Report) => void> = {
  office(draft, say, report) {
    if (isBlank(draft.name)) report('office.name', say.officeName, true)
    if (draft.timeZone === '') report('office.zone', say.zone)
  },

  services({ services }, say, report) {
    const names = repeated(services.map((row) => row.name))
    const prefixes = repeated(services.map((row) => row.prefix))
    for (const row of services) {
      if (isBlank(row.name)) report(`service.${row.key}.name`, say.serviceName, true)
      else if (names.has(folded(row.name))) report(`service.${row.key}.name`, say.serviceRepeated)
      if (row.prefix === '') report(`service.${row.key}.prefix`, say.prefixMissing)
      else if (!isPrefix(row.prefix)) report(`service.${row.key}.prefix`, say.prefixShape)
      else if (prefixes.has(folded(row.prefix)))
        report(`service.${row.key}.prefix`, say.prefixUsed(row.prefix))
      if (minutesOf(row) === null) report(`service.${row.key}.target`, say.target)
    }
    if (services.length === 0) report('services', say.noServices)
  },

  counters({ services, counters }, say, report) {
    for (const { number, off } of counters) {
      if (services.every((row) => off.includes(row.key))) report(`counter.${number}`, say.counterServices)
    }
    const nowhere = services.filter((row) => counters.every(({ off }) => off.includes(row.key)))
    if (nowhere.length > 0) report('counters', say.serviceNowhere(nowhere.map((row) => row.name).join(', ')))
  },

  people(draft, say, report) {
    const { people } = draft
    const names = repeated(people.map((person) => person.name))
    for (const [index, person] of people.entries()) {
      if (isBlank(person.name))
        report(`person.${person.key}.name`, index === 0 ? say.yourName : say.personName, true)
      else if (names.has(folded(person.name))) report(`person.${person.key}.name`, say.personRepeated)
      if (person.roles.length === 0) report(`person.${person.key}.roles`, say.personRoles)
    }
    const roles = new Set(people.flatMap((person) => person.roles))
    if (!roles.has('reception') && !roles.has('counter')) report('people', say.nobodyAttends)
    else if (firstManager(draft) === undefined) report('people', say.nobodyManages)
    // The fields say themselves what is wrong with what stands in them.
    else if (!isChosen(draft.pin)) report('pin', say.pin, true)
  },
}

/** The wait target as a number the contract takes, or null. */
export function minutesOf(row: Pick<ServiceDraft, 'targetMinutes'>): number | null {
  const text = row.targetMinutes.trim()
  const minutes = Number(text)
  return /^\d+$/.test(text) && minutes >= 1 && minutes <= 600 ? minutes : null
}

function isBlank(text: string): boolean {
  return text.trim() === ''
}

function folded(text: string): string {
  return text.trim().toLocaleLowerCase('es')
}

function repeated(texts: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>()
  const twice = new Set<string>()
  for (const text of texts.map(folded)) {
    if (text === '') continue
    if (seen.has(text)) twice.add(text)
    seen.add(text)
  }
  return twice
}
