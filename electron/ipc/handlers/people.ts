import { peopleAccess } from '#services/people/access.ts'
import { giveStartCode, renewRecoveryCode } from '#services/people/codes.ts'
import { inOffice, shown, type HandlersOf } from './asked.ts'

/** Who can get in, and how they get in again. */
export const peopleHandlers: HandlersOf<'people'> = {
  'people.access': (asked) => shown(asked, peopleAccess),
  'people.giveStartCode': (asked, input) =>
    inOffice(asked, (office) => giveStartCode(office, asked.actor, input)),
  'people.renewRecoveryCode': (asked, input) =>
    inOffice(asked, (office) => renewRecoveryCode(office, asked.actor, input)),
}
