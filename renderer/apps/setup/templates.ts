import type { Texts } from '#text/index.ts'

export type OfficeKind = keyof Texts['templates']['kinds']
export type ServiceText = keyof Texts['templates']['services']
export type PriorityText = keyof Texts['templates']['priorities']

interface ProposedService {
  readonly text: ServiceText
  readonly prefix: string
  readonly expectedMinutes: number
  readonly targetMinutes: number
}

interface Template {
  readonly counters: number
  readonly services: readonly ProposedService[]
}

function service(
  text: ServiceText,
  prefix: string,
  expectedMinutes: number,
  targetMinutes: number,
): ProposedService {
  return { text, prefix, expectedMinutes, targetMinutes }
}

/** What each kind of office starts from; the words are in `texts.templates`. */
export const templates: Readonly<Record<OfficeKind, Template>> = {
  townHall: {
    counters: 4,
    services: [
      service('residence', 'A', 8, 15),
      service('records', 'B', 8, 20),
      service('taxes', 'C', 10, 20),
      service('permits', 'D', 15, 30),
      service('information', 'E', 3, 10),
    ],
  },
  registry: {
    counters: 4,
    services: [
      service('certificates', 'A', 6, 20),
      service('identity', 'B', 10, 20),
      service('inscriptions', 'C', 15, 30),
      service('marriages', 'D', 20, 30),
    ],
  },
  clinic: {
    counters: 3,
    services: [
      service('admission', 'A', 5, 10),
      service('appointments', 'B', 5, 15),
      service('tests', 'C', 8, 20),
      service('results', 'D', 4, 10),
    ],
  },
  company: {
    counters: 3,
    services: [
      service('contracts', 'A', 15, 20),
      service('payments', 'B', 5, 10),
      service('support', 'C', 10, 20),
      service('information', 'D', 3, 10),
    ],
  },
  other: { counters: 2, services: [service('general', 'A', 10, 15)] },
}

export const officeKinds = Object.keys(templates) as readonly OfficeKind[]

/** The same for every kind: the law of each country differs, the manager adapts them in the settings. */
export const proposedPriorities: readonly {
  readonly text: PriorityText
  readonly headStartMinutes: number
}[] = [
  { text: 'general', headStartMinutes: 0 },
  { text: 'older', headStartMinutes: 20 },
  { text: 'pregnancy', headStartMinutes: 20 },
  { text: 'disability', headStartMinutes: 20 },
]
