import { describe, expect, test } from 'vitest'
import type { Why } from '#domain/why-next.ts'
import { whyWords } from '#shared/why.ts'
import { texts } from '#text/index.ts'

const clock = (at: number): string => `${String(at)}h`
const at = 10
const cases: readonly (readonly [Why, string])[] = [
  [{ kind: 'only_one' }, 'nadie más espera'],
  [{ kind: 'arrived_first', arrivalAt: at }, 'llegó primero, 10h'],
  [{ kind: 'by_arrival', arrivalAt: at }, 'llegó a las 10h'],
  [{ kind: 'head_start', priority: 'Embarazo', minutes: 20 }, 'embarazo: +20 min'],
  [{ kind: 'strict', priority: 'Discapacidad' }, 'discapacidad: pasa antes'],
  [{ kind: 'general_turn', after: 1 }, 'toca sin prioridad: ya pasó 1 preferente'],
  [{ kind: 'general_turn', after: 3 }, 'toca sin prioridad: ya pasaron 3 preferentes'],
  [{ kind: 'over_maximum', minutes: 45 }, 'supera la espera máxima, 45 min'],
  [{ kind: 'preference_skill' }, 'lo que mejor atiende esta ventanilla'],
  [{ kind: 'preference_quick' }, 'trámite rápido en esta ventanilla'],
  [{ kind: 'for_counter' }, 'viene derivado a esta ventanilla'],
  [{ kind: 'for_person' }, 'viene derivado a usted'],
  [{ kind: 'opened', counter: 4, person: null }, 'la ventanilla 4 está ausente: puede llamarlo cualquiera'],
  [{ kind: 'opened', counter: null, person: 'Lucía' }, 'Lucía no está: puede llamarlo cualquiera'],
  [{ kind: 'appointment', at }, 'cita a las 10h'],
  [{ kind: 'late_appointment', at }, 'tarde a su cita de las 10h'],
  [{ kind: 'returned', baseAt: at }, 'volvió a las 10h'],
  [{ kind: 'cooling', until: at }, 'se puede llamar a las 10h'],
]

describe('why this one is next', () => {
  test.each(cases)('%o reads «%s»', (why, words) => {
    expect(whyWords(why, texts.es, clock)).toBe(words)
  })

  test('every reason reads differently, in both languages', () => {
    for (const all of Object.values(texts)) {
      const sentences = cases.map(([why]) => whyWords(why, all, clock))
      expect(new Set(sentences).size).toBe(cases.length)
    }
  })
})
