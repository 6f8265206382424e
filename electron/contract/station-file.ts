import { z } from 'zod'
import { preferences } from './schemas.ts'

/** What a computer knows of itself, kept beside the database: who it is, how it looks, which windows it had open. */
export const stationFile = z.object({
  stationId: z.uuid(),
  preferences,
  /** As in `--roles`: `reception`, `counter:3`. */
  windows: z.array(z.string()).max(60),
})

export type StationFile = z.infer<typeof stationFile>
