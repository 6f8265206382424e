import type { Actor } from '#domain/people.ts'
import { refuse, type Result } from '#domain/result.ts'
import { findPerson, type PersonRow } from '#db/queries/people.ts'
import { write } from '#db/transaction.ts'
import type { OfficeContext } from '../office-context.ts'
import { openUnit, type Unit } from '../unit.ts'
import { whenProven } from './prove.ts'

/**
 * Does something that only the person with this PIN may do. The demo office asks for none, and looks at none. Refuses
 * `input.invalid` (no PIN), and what `whenProven` refuses.
 * @param work awaits nothing but queries; a refusal of it rolls everything back
 */
export async function withPin<T>(
  office: OfficeContext,
  actor: Actor,
  { personId, pin }: { readonly personId: string; readonly pin: string | null },
  work: (unit: Unit, person: PersonRow) => Promise<Result<T>>,
): Promise<Result<T>> {
  if (office.office.demo)
    return write(office.store, async (trx) => {
      const unit = await openUnit(office, actor, trx)
      const person = await findPerson(trx, personId)
      return person === null ? refuse({ code: 'person.not_found' }) : work(unit, person)
    })
  if (pin === null) return refuse({ code: 'input.invalid', field: 'pin' })
  return whenProven(office, actor, { personId, kind: 'pin', secret: pin }, work)
}
