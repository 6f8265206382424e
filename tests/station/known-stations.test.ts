import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { rememberStations } from '../../electron/station/known-stations.ts'
import { useFolder } from '#support/folder.ts'

const folder = useFolder()
const file = () => join(folder(), 'stations.json')
const desk = {
  stationId: '01a20167-4e29-70ad-9720-8b33ab791564',
  certificate: 'c0'.repeat(32),
  addresses: ['192.168.1.20', 'fd00::2'],
  port: 47_474,
}
const silent = { ...desk, stationId: '01a20167-4e29-70ad-9720-8b33ab791565', addresses: [], port: null }

test('who was known last is known after a restart, without asking anybody', () => {
  expect(rememberStations(file()).learn([desk, silent])).toBe(true)
  expect(rememberStations(file()).all()).toEqual([desk, silent])
  expect(statSync(file()).mode & 0o777).toBe(0o600)
})

test('the same again is no news, and is not written', () => {
  const known = rememberStations(file())
  known.learn([desk])
  rmSync(file())
  expect(known.learn([desk])).toBe(false)
  expect(() => readFileSync(file())).toThrow(/ENOENT/)
})

test('whoever was dismissed is forgotten', () => {
  const known = rememberStations(file())
  known.learn([desk, silent])
  known.learn([silent])
  expect(known.all()).toEqual([silent])
  expect(rememberStations(file()).all()).toEqual([silent])
})

test('a file that is damaged begins empty', () => {
  for (const content of ['', '[', JSON.stringify([{ ...desk, certificate: 'short' }])]) {
    writeFileSync(file(), content)
    expect(rememberStations(file()).all(), content).toEqual([])
  }
})

test('where nothing can be written, what was learnt holds until the end', () => {
  mkdirSync(`${file()}.new`)
  const known = rememberStations(file())
  expect(known.learn([desk])).toBe(true)
  expect(known.all()).toEqual([desk])
})
