import type { OfficeOverview } from '#contract/views.ts'
import { closeDay } from '#services/day.ts'
import { pauseCounter, resumeCounter } from '#services/desk.ts'
import { deskView } from '#services/views/desk.ts'
import { destinationsView } from '#services/views/destinations.ts'
import { announceCall, displayView } from '#services/views/display.ts'
import { findView } from '#services/views/find.ts'
import { heldView } from '#services/views/held.ts'
import type { OfficeContext } from '#services/office-context.ts'
import { officeOverview } from '#services/views/overview.ts'
import { waitingView } from '#services/views/waiting.ts'
import { inOffice, shown, type Asked, type HandlersOf } from './asked.ts'

/** What desks and display see of the queue, and what they say of themselves. */
export const queueHandlers: HandlersOf<'office' | 'queue' | 'desk' | 'day' | 'display'> = {
  'office.overview': (asked) => shown(asked, (office) => overviewFor(asked, office)),
  'queue.waiting': (asked) => shown(asked, waitingView),
  'queue.find': (asked, { text }) => shown(asked, (office) => findView(office, text)),
  'queue.held': (asked) => shown(asked, (office) => heldView(office, asked.actor)),
  'queue.destinations': (asked) => shown(asked, destinationsView),
  'desk.current': (asked) => shown(asked, (office) => deskView(office, asked.actor)),
  'desk.pause': (asked, input) => inOffice(asked, (office) => pauseCounter(office, asked.actor, input)),
  'desk.resume': (asked, input) => inOffice(asked, (office) => resumeCounter(office, asked.actor, input)),
  'day.close': (asked, input) => inOffice(asked, (office) => closeDay(office, asked.actor, input)),
  'display.current': (asked) => shown(asked, displayView),
  'display.announced': (asked, input) =>
    inOffice(asked, (office) => announceCall(office, asked.actor, input)),
}

/** Who is at which counter is for those who work here: a hall display and a locked desk are not told. */
function overviewFor({ actor }: Asked, office: OfficeContext): Promise<OfficeOverview> {
  return officeOverview(office, actor.person !== null && actor.locked !== true)
}
