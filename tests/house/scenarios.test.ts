import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
const folder = 'tests/scenarios'
const page = readFileSync(`${root}docs/scenarios.md`, 'utf8')

/** The rows of the page: `scenario 12` and where its test is, or what it waits for. */
const rows = [...page.matchAll(/^\| ((?:scenario|demand) \d+) +\|[^|]*\|[^|]*\| ([^|]*?) *\|$/gm)].map(
  ([, number = '', where = '']) => ({ number, where }),
)
const files = readdirSync(root + folder).map((name) => `${folder}/${name}`)
const titleShape = /['"`]((?:scenario|demand) \d+) \([^)]+\): /g

/** Which scenarios a test file has, and how many tests. */
function inFile(path: string): { readonly numbers: string[]; readonly tests: number } {
  const source = readFileSync(root + path, 'utf8')
  const numbers = [...source.matchAll(titleShape)].map(([, number = '']) => number)
  return { numbers, tests: source.match(/^test(\.each)?\(/gm)?.length ?? 0 }
}

test('the page lists every scenario and demand once', () => {
  const numbers = rows.map(({ number }) => number)
  expect(new Set(numbers).size).toBe(numbers.length)
  expect(numbers.filter((number) => number.startsWith('scenario')).length).toBeGreaterThan(30)
  expect(numbers.filter((number) => number.startsWith('demand'))).toHaveLength(25)
})

test('every path on the page is a test of that scenario', () => {
  const listed = rows.filter(({ where }) => where.startsWith('tests/'))
  expect(listed.length).toBeGreaterThan(35)
  for (const { number, where } of listed) {
    expect(files, number).toContain(where)
    expect(inFile(where).numbers, `${number} in ${where}`).toContain(number)
  }
})

test('every test of a scenario says whose it is, and is on the page', () => {
  const listed = new Map(rows.map(({ number, where }) => [number, where]))
  for (const file of files) {
    const { numbers, tests } = inFile(file)
    expect(numbers, `${file}: every title starts with its number and peer`).toHaveLength(tests)
    for (const number of numbers) expect(listed.get(number), number).toBe(file)
  }
})
