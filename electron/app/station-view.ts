import type { StationView } from '#contract/views.ts'
import type { Program } from './program.ts'

/** This station and its way to the office's data; in set-up and trouble what is known without the office. */
export function stationView(program: Program): StationView {
  const { station, options } = program
  if (station !== null) return station.state()
  const { server } = options.settings.current
  return {
    name: '',
    roles: [],
    server: server === null || program.demo ? null : `${server.host}:${String(server.port)}`,
    lostSince: null,
    clockOffsetMs: 0,
    outdated: false,
    connected: 1,
    stations: 1,
  }
}
