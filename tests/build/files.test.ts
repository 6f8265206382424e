import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  filesBelow,
  hashOfFile,
  hashOfFiles,
  makeFolderWhole,
  writeWhole,
} from '../../build/support/files.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'antesala-files-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

test('a build is stale as soon as one source changes, appears or is renamed', () => {
  const hash = (): string => hashOfFiles(filesBelow(folder), (file) => basename(file))
  writeFileSync(join(folder, 'a.ts'), 'one')
  const first = hash()
  expect(hash()).toBe(first)
  writeFileSync(join(folder, 'a.ts'), 'two')
  const second = hash()
  writeFileSync(join(folder, 'b.ts'), '')
  const third = hash()
  rmSync(join(folder, 'b.ts'))
  writeFileSync(join(folder, 'c.ts'), '')
  expect(new Set([first, second, third, hash()]).size).toBe(4)
})

test('an interrupted unpacking leaves nothing that looks complete', async () => {
  const target = join(folder, 'runtime')
  const broken = makeFolderWhole(target, (temporary) => {
    writeFileSync(join(temporary, 'half'), '')
    return Promise.reject(new Error('the line was cut'))
  })
  await expect(broken).rejects.toThrow('the line was cut')
  expect(readdirSync(folder)).toEqual([])
})

test('a complete unpacking replaces what was there before', async () => {
  const target = join(folder, 'runtime')
  for (const name of ['old', 'new']) {
    await makeFolderWhole(target, (temporary) => {
      writeFileSync(join(temporary, name), '')
      return Promise.resolve()
    })
  }
  expect(readdirSync(target)).toEqual(['new'])
})

test('a file is written with its folder and its mode', () => {
  const file = join(folder, 'deep', 'script')
  writeWhole(file, '#!/bin/sh\n', 0o755)
  expect(readFileSync(file, 'utf8')).toBe('#!/bin/sh\n')
  expect(existsSync(`${file}.tmp`)).toBe(false)
})

test('a download is recognized by npm’s own form of integrity', async () => {
  const file = join(folder, 'archive')
  writeFileSync(file, 'abc')
  expect(await hashOfFile(file, 'sha512-integrity')).toBe(
    'sha512-3a81oZNherrMQXNJriBBMRLm+k6JqX6iCp7u5ktV05ohkpkqJ0/BqDa6PCOj/uu9RU1EI2Q86A4qmslPpUyknw==',
  )
})
