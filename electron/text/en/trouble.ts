import type { Translation } from '../shape.ts'
import type { trouble as original } from '../es/trouble.ts'

/** Shown instead of the office when its data cannot be used. */
export const trouble: Translation<typeof original> = {
  title: 'The data is not available',
  file: 'Data file',
  server: 'Server',
  unreachable: 'There is no connection to the server of the office.',
  unreachableTodo: 'Check that this computer is in the network and that the server is on. Server:',
  keepsTrying: 'It is tried again every few seconds: as soon as it can, this station goes on by itself.',
  retry: 'Try again',
  retrying: 'Checking…',
  showFile: 'Show the file',
  still: (time) => `Still the same (checked at ${time}).`,
  loading: 'Checking the data…',
  unknown: 'What is wrong could not be found out. Try again, or close and open Antesala.',
}
