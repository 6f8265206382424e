import type { StationView } from '#contract/views.ts'
import { connectStation } from '../station/connect.ts'
import type { OfficeContext, Topic } from '#services/office-context.ts'
import { stationOnFile } from '#services/views/stations.ts'
import type { StationServer } from './office-store.ts'
import type { Program } from './program.ts'

/** This computer as a station of the open office. */
export interface ProgramStation {
  readonly state: () => StationView
  close(): Promise<void>
}

/** How often the store is asked where the others listen, ms; whoever comes or goes is told at once. */
const learnMs = 30_000

/** Takes part in the office that is open: alone on a file, with the others on a server. */
export async function takeUpStation(
  program: Program,
  office: OfficeContext,
  server: StationServer | null,
): Promise<ProgramStation> {
  if (server === null) {
    const alone = await stationOnFile(office)
    return { state: () => alone, close: () => Promise.resolve() }
  }
  const { options, broadcaster, link } = program
  const { store, stationId } = office

  async function learn(): Promise<void> {
    try {
      await link?.learnFrom(store.db)
    } catch (error) {
      if (store.refusalOf(error) === null) options.log.defect('asking for the other stations', error)
    }
  }

  const connected = await connectStation({
    store,
    connection: server.connection,
    stationId,
    known: server.kept.credentials,
    version: options.version,
    clock: options.clock,
    link: () => ({ addresses: link?.link.addresses() ?? [], port: link?.link.port ?? null }),
    publish(topics: readonly Topic[]) {
      broadcaster.publish(topics)
      if (topics.includes('stations')) void learn()
    },
    report: (what, error) => options.log.defect(what, error),
  })
  await learn()
  const learning = setInterval(() => void learn(), learnMs)
  return {
    state: connected.state,
    async close() {
      clearInterval(learning)
      await connected.close()
    },
  }
}
