import { personalFields, type PersonalField } from '#domain/personal.ts'
import { personalDigest, type PersonalMark } from '#db/queries/personal.ts'
import type { EventRow } from '#db/queries/verify-chains.ts'
import { erasures } from '#db/queries/erasures.ts'
import { erasedOf, personalTexts } from '#db/queries/verify-texts.ts'
import type { ReadHandle } from '#db/schema.ts'
import { placeOf } from './chain.ts'
import type { Faults } from './fault.ts'
import { readPayload } from './payload.ts'

/** Checks personal texts against the digests that events hold of them, and erasures against the events that tell of them. */
export class TextVerifier {
  /** Texts that are marked, and those of them that were erased. */
  texts = 0
  erased = 0
  readonly #db: ReadHandle
  readonly #faults: Faults
  /** Subjects that events say were erased. */
  readonly #told = new Set<string>()

  constructor(db: ReadHandle, faults: Faults) {
    this.#db = db
    this.#faults = faults
  }

  /** @param events as they were written: of a changed one the digests prove nothing */
  async look(events: readonly EventRow[]): Promise<void> {
    const marked = events.flatMap((event) => marksOf(event).map((mark) => ({ event, mark })))
    for (const event of events) for (const subject of erasedBy(event)) this.#told.add(subject)
    const subjects = [...new Set(marked.map(({ mark }) => mark.subject))]
    const rows = await personalTexts(this.#db, subjects)
    const erased = await erasedOf(this.#db, subjects)
    const texts = new Map(rows.map((row) => [`${row.subject_id} ${row.field}`, row]))
    for (const { event, mark } of marked) {
      const { subject, field, digest } = mark
      const { value = null, salt = null } = texts.get(`${subject} ${field}`) ?? {}
      const place = { subject, field, event: placeOf(event) }
      const gone = value === null && salt === null
      this.texts += 1
      if (erased.has(subject)) this.erased += 1
      if (gone && !erased.has(subject)) this.#faults.add({ code: 'personal_unknown', ...place })
      // A text that came back after it was erased is as wrong as one that was changed.
      else if (gone !== erased.has(subject) || !(gone || fits(value, salt, digest)))
        this.#faults.add({ code: 'personal_changed', ...place })
    }
  }

  /** After all chains: who erased, when and where stands in one of them. */
  async verifyErasures(): Promise<void> {
    for await (const subjects of erasures(this.#db))
      for (const subject of subjects)
        if (!this.#told.has(subject)) this.#faults.add({ code: 'erasure_unknown', subject })
  }
}

function fits(value: string | null, salt: string | null, digest: string): boolean {
  return value !== null && salt !== null && personalDigest(salt, value) === digest
}

/** The digests that an event holds. */
function marksOf({ payload }: EventRow): PersonalMark[] {
  // Few events hold any; reading the JSON of all of them would take longer than hashing them.
  if (!payload.includes('"personal":')) return []
  const { personal } = readPayload(payload)
  return Array.isArray(personal) ? personal.filter(isMark) : []
}

function isMark(value: unknown): value is PersonalMark {
  if (typeof value !== 'object' || value === null) return false
  const { subject, field, digest } = value as Record<string, unknown>
  return (
    typeof subject === 'string' &&
    typeof digest === 'string' &&
    personalFields.includes(field as PersonalField)
  )
}

function erasedBy({ kind, payload }: EventRow): string[] {
  if (kind !== 'personal.erased') return []
  const { subjects } = readPayload(payload)
  return Array.isArray(subjects) ? subjects.filter((subject) => typeof subject === 'string') : []
}
