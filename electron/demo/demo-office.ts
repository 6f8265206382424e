import type { NewOffice } from '#contract/schemas.ts'
import type { StaffRole } from '#domain/people.ts'
import { texts } from '#text/index.ts'

/** People of the demo office; invented. The first one works at reception, the next six at counters 1 to 6. */
const people: readonly (readonly [name: string, roles: readonly StaffRole[]])[] = [
  ['Mercedes Rivas', ['reception', 'manager', 'admin']],
  ['Jorge Sosa', ['counter']],
  ['Lucía Ferrer', ['counter']],
  ['Andrés Molina', ['counter']],
  ['Paula Benítez', ['counter', 'reception']],
  ['Ignacio Vidal', ['counter']],
  ['Rosa Quispe', ['counter']],
  ['Elena Castaño', ['manager']],
]

/** Which of the four services each of the six counters serves. */
const counterServices = [
  [0, 1],
  [0, 2],
  [0, 1],
  [1, 2, 3],
  [2, 3],
  [0, 1, 2, 3],
]

const servicePlans = [
  { prefix: 'A', expectedMinutes: 6, targetMinutes: 20 },
  { prefix: 'B', expectedMinutes: 8, targetMinutes: 20 },
  { prefix: 'C', expectedMinutes: 7, targetMinutes: 25 },
  { prefix: 'D', expectedMinutes: 15, targetMinutes: 30 },
]

const headStartMinutes = [0, 20, 20, 20]

/**
 * The demo office as set-up input: what a person could have typed.
 * @param timeZone of this computer, so that its morning is today's
 */
export function demoOffice(language: 'es' | 'en', timeZone: string): Omit<NewOffice, 'requestId'> {
  const words = texts[language].demo
  return {
    name: words.office,
    timeZone,
    services: servicePlans.map((plan, index) => ({ name: words.services[index] ?? plan.prefix, ...plan })),
    priorities: headStartMinutes.map((minutes, index) => ({
      name: words.priorities[index] ?? '',
      headStartMinutes: minutes,
      strict: false,
    })),
    counters: counterServices.map((services, index) => ({ number: index + 1, services })),
    people: people.map(([name, roles]) => ({ name, roles: [...roles], languages: [], pin: null })),
  }
}
