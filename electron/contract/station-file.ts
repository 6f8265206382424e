import { z } from 'zod'
import { preferences } from './schemas.ts'

/** What a computer knows of itself, kept beside the database: who it is, how it looks, which windows it had open. */
export const stationFile = z.object({
  stationId: z.uuid(),
  preferences,
  /** As in `--roles`: `reception`, `counter:3`. */
  windows: z.array(z.string()).max(60),
  /** Where the office's server is; null while the data is a file on this computer. */
  server: z
    .object({
      host: z.string(),
      port: z.number().int().min(1).max(65535),
      database: z.string(),
    })
    .nullable()
    .default(null),
})

export type StationFile = z.infer<typeof stationFile>
