import type { Translation } from '../shape.ts'
import type { about as original } from '../es/about.ts'

export const about: Translation<typeof original> = {
  version: 'Version',
  runtime: 'Runtime',
  kinds: {
    official: 'official Electron',
    development: 'development runtime',
    override: 'Electron chosen by hand',
    unknown: 'Electron of unknown origin',
  },
  developmentWarning:
    'This copy runs on the development runtime, not on the official Electron of the published version. It is for building and testing, not for an office.',
  overrideWarning:
    'This copy runs on an Electron chosen by hand on this computer. It may not be the one of the published version.',
  unknownWarning: 'It could not be checked which Electron this copy runs on.',
  electron: 'Electron',
  chromium: 'Chromium',
  node: 'Node.js',
  sqlite: 'SQLite',
  station: 'Computer',
  dataFile: 'Data file',
}
