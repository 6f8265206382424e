import { expect, test } from 'vitest'
import { hashCost, hashSecret, isSecret, newCode } from '#services/people/pin-hash.ts'
import { isPepperOf, pepperCheck } from '#services/people/secrets.ts'
import { countedSecrets, otherSecrets, wrongPin } from '#support/people.ts'
import { programSecrets, testPin, testSecrets } from '#support/pins.ts'

test('a PIN is known again, and no other is, by the real scrypt', async () => {
  const kept = await hashSecret(programSecrets, 'pin', testPin)
  expect(kept).toMatchObject({
    cost: 32_768,
    salt: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
    hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
  })
  expect(await isSecret(programSecrets, 'pin', testPin, kept)).toBe(true)
  expect(await isSecret(programSecrets, 'pin', wrongPin, kept)).toBe(false)
})

test('hashing does not stop the thread: others go on meanwhile', async () => {
  let turns = 0
  const hashing = hashSecret(programSecrets, 'pin', testPin).then(() => turns)
  const count = () => {
    turns += 1
    handle = setImmediate(count)
  }
  let handle = setImmediate(count)
  expect(await hashing).toBeGreaterThan(10)
  clearImmediate(handle)
})

test('the same PIN is kept differently each time', async () => {
  const [one, other] = [
    await hashSecret(testSecrets, 'pin', testPin),
    await hashSecret(testSecrets, 'pin', testPin),
  ]
  expect(one.salt).not.toBe(other.salt)
  expect(one.hash).not.toBe(other.hash)
})

test('without the pepper a PIN is not known again, while codes are', async () => {
  const pin = await hashSecret(testSecrets, 'pin', testPin)
  expect(await isSecret(otherSecrets, 'pin', testPin, pin)).toBe(false)
  for (const kind of ['start', 'recovery'] as const) {
    const { code, hashed } = await newCode(testSecrets, kind)
    expect(await isSecret(otherSecrets, kind, code, hashed)).toBe(true)
  }
})

test('what is kept as one kind is no other kind', async () => {
  const { code, hashed } = await newCode(testSecrets, 'start')
  expect(await isSecret(testSecrets, 'recovery', code, hashed)).toBe(false)
  const pin = await hashSecret(testSecrets, 'pin', testPin)
  expect(await isSecret(testSecrets, 'duress', testPin, pin)).toBe(false)
})

test('where nothing is kept the same work is done, and it is never right', async () => {
  const { secrets, costs } = countedSecrets()
  expect(await isSecret(secrets, 'pin', testPin, null)).toBe(false)
  expect(costs).toEqual([hashCost])
})

test('an old hash is looked at with the cost that it was made with', async () => {
  const { secrets, costs } = countedSecrets()
  const kept = { ...(await hashSecret(secrets, 'pin', testPin)), cost: 16_384 }
  await isSecret(secrets, 'pin', testPin, kept)
  expect(costs).toEqual([hashCost, 16_384])
})

test('a pepper is known by its check, which does not give it away', () => {
  const check = pepperCheck(testSecrets)
  expect(isPepperOf(check, testSecrets)).toBe(true)
  expect(isPepperOf(check, otherSecrets)).toBe(false)
  expect(isPepperOf(null, testSecrets)).toBe(false)
  expect(check).not.toContain(testSecrets.pepper.toString('hex'))
})
