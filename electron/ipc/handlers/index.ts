import type { CallName } from '#domain/permissions.ts'
import type { Handler } from './asked.ts'
import { peopleHandlers } from './people.ts'
import { programHandlers } from './program.ts'
import { queueHandlers } from './queue.ts'
import { sessionHandlers } from './session.ts'
import { stationHandlers } from './stations.ts'
import { ticketHandlers } from './tickets.ts'

/** What each call does; each is one use case. */
export const handlers: { readonly [Name in CallName]: Handler<Name> } = {
  ...sessionHandlers,
  ...peopleHandlers,
  ...programHandlers,
  ...queueHandlers,
  ...stationHandlers,
  ...ticketHandlers,
}
