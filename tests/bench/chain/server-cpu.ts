import { readFileSync } from 'node:fs'

/** Processor time that some processes have used since they began, ms; 0 where the system does not tell. */
export function cpuMsOf(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => sum + cpuMs(pid), 0)
}

function cpuMs(pid: number): number {
  try {
    const [nanoseconds] = readFileSync(`/proc/${String(pid)}/schedstat`, 'utf8').split(' ')
    return Number(nanoseconds) / 1e6
  } catch {
    return 0
  }
}
