import { expect, test } from 'vitest'
import { withAccessRules, withoutAccessRules } from '#db/provision/access-rules.ts'

const before = `# a comment
local   all   all                 peer
host    all   all   127.0.0.1/32  scram-sha-256
`

/** What a rule says, without its columns' width. */
const rulesOf = (text: string) =>
  text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.trim().replace(/ +/g, ' '))

test('an office’s rules come before all others, and those stay', () => {
  const rules = rulesOf(withAccessRules(before, 'oficina'))
  expect(rules.slice(-2)).toEqual(rulesOf(before))
  expect(rules[0]).toBe('local oficina oficina_backup scram-sha-256')
})

test('a station comes encrypted and with its password, into its own office, or not at all', () => {
  const [, , encrypted = '', refused = ''] = rulesOf(withAccessRules(before, 'oficina'))
  expect(encrypted).toMatch(
    /^hostssl oficina \+oficina_door,.*\+oficina_display,.*\+oficina_manager.* all scram-sha-256$/,
  )
  const stations = encrypted.split(' ')[2] ?? ''
  expect(stations.split(',')).toHaveLength(8)
  expect(refused).toBe(`host all ${stations},oficina_backup all reject`)
})

test('made again, they are there once, in the first place', () => {
  const once = withAccessRules(before, 'oficina')
  expect(withAccessRules(once, 'oficina')).toBe(once)
  expect(withAccessRules(`local all all trust\n${once}`, 'oficina')).toBe(withAccessRules(`local all all trust\n${before}`, 'oficina')) // prettier-ignore
})

test('two offices on one server have each their own', () => {
  const both = withAccessRules(withAccessRules(before, 'una'), 'otra')
  expect(rulesOf(both)).toHaveLength(2 + 2 * 4)
  expect(withoutAccessRules(withoutAccessRules(both, 'otra'), 'una')).toBe(before)
})

test('a file from which somebody cut the end is left as it is', () => {
  const cut = withAccessRules(before, 'oficina').split('\n').slice(0, 3).join('\n')
  expect(withoutAccessRules(cut, 'oficina')).toBe(cut)
})
