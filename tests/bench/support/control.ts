import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { median } from './stats.ts'

/** How long the same fixed work took just now: says how quiet the machine is, nothing about the product. */
export interface ControlReading {
  readonly cpuMs: number
  /** One page written and flushed, the median of many: a single slow one says nothing yet. */
  readonly flushMs: number
}

export interface Control {
  read(): ControlReading
  close(): void
}

const cpuSteps = 10_000_000
const pages = 30
const page = Buffer.alloc(4096, 1)

/**
 * Fixed work: a loop of integer arithmetic, and page writes each followed by fdatasync.
 * @param folder on the disk that the bench writes to
 */
export function createControl(folder: string): Control {
  const path = join(folder, 'control')
  const file = openSync(path, 'w')
  const control = {
    read: () => ({ cpuMs: timed(spin), flushMs: median(writePages(file)) }),
    close() {
      closeSync(file)
      rmSync(path)
    },
  }
  control.read()
  return control
}

function timed(work: () => void): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

/** Kept outside, so that the loop cannot be optimised away. */
let spun = 1

function spin(): void {
  let bits = spun
  for (let step = 0; step < cpuSteps; step++) {
    bits ^= bits << 13
    bits ^= bits >>> 17
    bits ^= bits << 5
  }
  spun = bits
}

/** @returns ms of each page */
function writePages(file: number): number[] {
  return Array.from({ length: pages }, (_, index) =>
    timed(() => {
      writeSync(file, page, 0, page.length, (index % 8) * page.length)
      fdatasyncSync(file)
    }),
  )
}
