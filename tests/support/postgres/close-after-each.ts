// Connections are few, and tests on SQLite in memory never had to give anything back.
import { afterAll, afterEach, beforeEach } from 'vitest'
import { closeStores, openStores } from './test-databases.ts'

let before = 0
beforeEach(() => {
  before = openStores()
})
afterEach(() => closeStores(before))
afterAll(() => closeStores(0))
