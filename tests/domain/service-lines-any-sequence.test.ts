import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addLine, correctLine, currentLine, finishLines, moveOnTo, takeUpLine, type ServiceLine } from '#domain/service-lines.ts' // prettier-ignore
import { aLine } from '#support/builders.ts'

type Step = (lines: readonly ServiceLine[], newId: string) => readonly ServiceLine[]

const serviceId = fc.constantFrom('s1', 's2', 's3')
const quantity = fc.integer({ min: 1, max: 9 })
const pick = fc.nat(9)

function idOf(lines: readonly ServiceLine[], index: number): string {
  return lines[index % (lines.length + 1)]?.id ?? 'unknown'
}

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(serviceId, quantity).map(([service, many]): Step => {
    return (lines, id) => addLine(lines, { id, serviceId: service, quantity: many })
  }),
  fc.tuple(pick, serviceId, quantity).map(([index, service, many]): Step => {
    return (lines) => {
      const answer = correctLine(lines, idOf(lines, index), { serviceId: service, quantity: many })
      return answer.ok ? answer.value : lines
    }
  }),
  pick.map((index): Step => {
    return (lines) => {
      const answer = takeUpLine(lines, idOf(lines, index))
      return answer.ok ? answer.value : lines
    }
  }),
  serviceId.map(
    (service): Step =>
      (lines, id) =>
        moveOnTo(lines, service, id),
  ),
  { weight: 1, arbitrary: fc.constant<Step>((lines) => finishLines(lines)) },
)

/** Runs a sequence on a ticket that came for one thing, and looks after every step. */
function afterEach(
  steps: readonly Step[],
  look: (lines: readonly ServiceLine[], before: readonly ServiceLine[]) => void,
): void {
  let lines: readonly ServiceLine[] = [aLine('l0')]
  for (const [index, run] of steps.entries()) {
    const before = lines
    lines = run(before, `l${String(index + 1)}`)
    look(lines, before)
  }
}

const sequences = fc.array(step, { maxLength: 30 })

test('at most one line is in hand, whatever was done', () => {
  fc.assert(
    fc.property(sequences, (steps) =>
      afterEach(steps, (lines) =>
        expect(lines.filter(({ state }) => state === 'active').length).toBeLessThanOrEqual(1),
      ),
    ),
  )
})

test('no line disappears, none changes its place, and every id is there once', () => {
  fc.assert(
    fc.property(sequences, (steps) =>
      afterEach(steps, (lines, before) => {
        const ids = lines.map(({ id }) => id)
        expect(ids.slice(0, before.length)).toEqual(before.map(({ id }) => id))
        expect(new Set(ids).size).toBe(ids.length)
      }),
    ),
  )
})

test('there is always a current line, and it is the one in hand if one is', () => {
  fc.assert(
    fc.property(sequences, (steps) =>
      afterEach(steps, (lines) => {
        const inHand = lines.find(({ state }) => state === 'active')
        expect(currentLine(lines)).not.toBeNull()
        if (inHand !== undefined) expect(currentLine(lines)).toBe(inHand)
      }),
    ),
  )
})

test('who goes on to a service has it in hand there', () => {
  fc.assert(
    fc.property(sequences, serviceId, (steps, service) =>
      afterEach(steps, (lines) => {
        const moved = moveOnTo(lines, service, 'new')
        expect(currentLine(moved)).toMatchObject({ serviceId: service, state: 'active' })
      }),
    ),
  )
})
