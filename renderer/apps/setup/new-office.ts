import type { NewOffice } from '#contract/schemas.ts'
import type { Texts } from '#text/index.ts'
import { firstManager, type Draft } from './draft.ts'
import { minutesOf } from './problems.ts'
import { proposedPriorities } from './templates.ts'

/**
 * What `setup.create` takes, from a draft without problems.
 * @param requestId one per click on "create"
 */
export function toNewOffice(draft: Draft, requestId: string, texts: Texts['templates']): NewOffice {
  return {
    requestId,
    name: draft.name.trim(),
    timeZone: draft.timeZone,
    services: draft.services.map((row) => ({
      name: row.name.trim(),
      prefix: row.prefix,
      expectedMinutes: row.expectedMinutes,
      targetMinutes: minutesOf(row) ?? 0,
    })),
    priorities: proposedPriorities.map(({ text, headStartMinutes }) => ({
      name: texts.priorities[text],
      headStartMinutes,
      strict: false,
    })),
    counters: draft.counters.map(({ number, off }) => ({
      number,
      services: draft.services.flatMap((row, index) => (off.includes(row.key) ? [] : [index])),
    })),
    people: draft.people.map((person) => ({
      name: person.name.trim(),
      roles: [...person.roles],
      languages: [...person.languages],
      pin: person === firstManager(draft) ? draft.pin.first : null,
    })),
  }
}
