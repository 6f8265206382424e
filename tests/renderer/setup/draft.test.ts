import { describe, expect, test } from 'vitest'
import { newOffice } from '#contract/schemas.ts'
import { texts } from '#text/index.ts'
import {
  chooseKind,
  counters,
  freePrefix,
  newDraft,
  newPerson,
  newService,
  translateNames,
  type Draft,
} from '../../../renderer/apps/setup/draft.ts'
import { toNewOffice } from '../../../renderer/apps/setup/new-office.ts'
import { problemsOf, stepNames, type StepName } from '../../../renderer/apps/setup/problems.ts'
import { officeKinds, templates } from '../../../renderer/apps/setup/templates.ts'

const say = texts.es.setup.problems
const requestId = '6f0d2a4e-5d5b-4b1f-9a53-0e5a4d3c2b1a'

function filled(): Draft {
  const draft = newDraft('townHall', 'Europe/Madrid', texts.es.templates)
  draft.name = 'Ayuntamiento de Villanueva'
  draft.people[0]!.name = 'Teresa Olmedo'
  draft.pin = { first: '271828', again: '271828' }
  return draft
}

function sentences(step: StepName, draft: Draft): string[] {
  return [...problemsOf(step, draft, say).values()].map((problem) => problem.sentence)
}

describe('the proposals', () => {
  test.each(officeKinds)(
    '%s: two names and a PIN are enough for an office that the contract accepts',
    (kind) => {
      const draft = filled()
      chooseKind(draft, kind, texts.es.templates)
      expect(stepNames.flatMap((step) => sentences(step, draft))).toEqual([])
      expect(newOffice.safeParse(toNewOffice(draft, requestId, texts.es.templates)).success).toBe(true)
    },
  )

  test('another kind replaces what was proposed, never what a person wrote', () => {
    const untouched = filled()
    chooseKind(untouched, 'clinic', texts.es.templates)
    expect(untouched.services[0]?.name).toBe('Admisión')
    expect(untouched.counters).toHaveLength(templates.clinic.counters)

    const touched = filled()
    touched.services[0]!.targetMinutes = '25'
    chooseKind(touched, 'clinic', texts.es.templates)
    expect(touched.services[0]?.name).toBe('Empadronamiento')
  })

  test('proposed names follow the language, written ones stay', () => {
    const draft = filled()
    Object.assign(draft.services[1]!, { name: 'Padrón', text: null })
    translateNames(draft, texts.en.templates)
    expect(draft.services.slice(0, 2).map((row) => row.name)).toEqual(['Residence registration', 'Padrón'])
  })

  test('the first priority, the default of a new ticket, gives no head start', () => {
    const { priorities } = toNewOffice(filled(), requestId, texts.es.templates)
    expect(priorities.map((one) => one.headStartMinutes)).toEqual([0, 20, 20, 20])
  })
})

describe('services', () => {
  test('two with the same letter: both say so', () => {
    const draft = filled()
    draft.services[1]!.prefix = 'A'
    expect(sentences('services', draft)).toEqual([say.prefixUsed('A'), say.prefixUsed('A')])
  })

  test.each([
    ['I', say.prefixShape],
    ['O', say.prefixShape],
    ['7', say.prefixShape],
    ['', say.prefixMissing],
  ])('the letter «%s» is refused', (prefix, sentence) => {
    const draft = filled()
    draft.services[0]!.prefix = prefix
    expect(sentences('services', draft)).toEqual([sentence])
  })

  test.each(['0', '601', '', '12,5', 'diez'])('«%s» is not a wait target', (text) => {
    const draft = filled()
    draft.services[0]!.targetMinutes = text
    expect(sentences('services', draft)).toEqual([say.target])
  })

  test('a new one gets the first free letter, never I or O', () => {
    const draft = filled()
    expect(newService(draft.services).prefix).toBe('F')
    for (let count = 0; count < 30; count += 1) draft.services.push(newService(draft.services))
    expect(draft.services.map((row) => row.prefix).join('')).toBe('ABCDEFGHJKLMNPQRSTUVWXYZ')
    expect(freePrefix(draft.services)).toBe('')
  })
})

describe('counters', () => {
  test('fewer and more again: those that stayed keep their services', () => {
    const draft = filled()
    draft.counters[0]!.off = [draft.services[0]!.key]
    draft.counters = counters(1, draft.counters)
    draft.counters = counters(3, draft.counters)
    expect(toNewOffice(draft, requestId, texts.es.templates).counters).toEqual([
      { number: 1, services: [1, 2, 3, 4] },
      { number: 2, services: [0, 1, 2, 3, 4] },
      { number: 3, services: [0, 1, 2, 3, 4] },
    ])
  })

  test('one without services, and a service nobody serves, are told', () => {
    const draft = filled()
    draft.counters = counters(1, [])
    draft.counters[0]!.off = draft.services.map((row) => row.key)
    expect(sentences('counters', draft)[0]).toBe(say.counterServices)
    draft.counters[0]!.off = [draft.services[2]!.key]
    expect(sentences('counters', draft)).toEqual([say.serviceNowhere('Tributos y recibos')])
  })
})

describe('people', () => {
  test('somebody can attend and somebody can manage', () => {
    const draft = filled()
    draft.people[0]!.roles = ['manager']
    expect(sentences('people', draft)).toEqual([say.nobodyAttends])
    draft.people[0]!.roles = ['reception']
    expect(sentences('people', draft)).toEqual([say.nobodyManages])
    draft.people.push({ ...newPerson(['admin']), name: 'Julián Sosa' })
    expect(sentences('people', draft)).toEqual([])
  })

  test('the first who manages has a PIN; nobody else gets one yet', () => {
    const draft = filled()
    draft.people[0]!.roles = ['reception']
    draft.people.push({ ...newPerson(['manager']), name: 'Julián Sosa', languages: ['gn', 'sign'] })
    draft.people.push({ ...newPerson(['admin']), name: 'Elvira Paz' })
    expect(toNewOffice(draft, requestId, texts.es.templates).people).toEqual([
      { name: 'Teresa Olmedo', roles: ['reception'], languages: [], pin: null },
      { name: 'Julián Sosa', roles: ['manager'], languages: ['gn', 'sign'], pin: '271828' },
      { name: 'Elvira Paz', roles: ['admin'], languages: [], pin: null },
    ])
  })

  test.each([
    ['', ''],
    ['27182', '27182'],
    ['111111', '111111'],
    ['271828', '271829'],
  ])('the PIN «%s», repeated as «%s», does not do', (first, again) => {
    const draft = filled()
    draft.pin = { first, again }
    expect(sentences('people', draft)).toEqual([say.pin])
  })

  test('two people with the same name could not be told apart at sign-in', () => {
    const draft = filled()
    draft.people.push({ ...newPerson(['counter']), name: ' teresa olmedo ' })
    expect(sentences('people', draft)).toEqual([say.personRepeated, say.personRepeated])
  })
})
