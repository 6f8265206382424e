import { cpus, loadavg, release } from 'node:os'

/** What the figures were measured on. */
export function describeMachine() {
  const processors = cpus()
  return {
    at: new Date().toISOString(),
    node: `Node ${process.version}`,
    system: `${process.platform} ${release()}`,
    processor: `${processors.length} × ${processors[0]?.model ?? 'unknown processor'}`,
    load: `load ${loadavg()[0]?.toFixed(2) ?? '?'}`,
  }
}
