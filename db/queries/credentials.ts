import type { CredentialTable, ReadHandle, WriteHandle } from '../schema.ts'

export type CredentialKind = CredentialTable['kind']

/** What is kept of a PIN or a code. */
export interface Credential {
  readonly salt: string
  readonly hash: string
  /** N of scrypt. */
  readonly cost: number
  /** ms since the epoch; null for never. */
  readonly expiresAt: number | null
}

/** A used-up one is blanked, its row stays (domain.md §2: no row is ever deleted). */
const blank = ''

/** What somebody can prove themselves with. @returns null when there is none, or it was used up */
export async function findCredential(
  db: ReadHandle,
  personId: string,
  kind: CredentialKind,
): Promise<Credential | null> {
  const row = await db
    .selectFrom('credential')
    .select(['salt', 'hash', 'cost', 'expires_at as expiresAt'])
    .where('person_id', '=', personId)
    .where('kind', '=', kind)
    .where('hash', '<>', blank)
    .executeTakeFirst()
  return row ?? null
}

/** Every credential that has not been used up, of everybody. */
export async function allCredentials(db: ReadHandle) {
  return db
    .selectFrom('credential')
    .select(['person_id as personId', 'kind', 'expires_at as expiresAt'])
    .where('hash', '<>', blank)
    .execute()
}

/** Keeps a person's new PIN or code in place of the one before. */
export async function keepCredential(
  trx: WriteHandle,
  personId: string,
  kind: CredentialKind,
  credential: Credential & { readonly createdAt: number },
): Promise<void> {
  const { salt, hash, cost, createdAt: created_at, expiresAt: expires_at } = credential
  const kept = { salt, hash, cost, created_at, expires_at }
  await trx
    .insertInto('credential')
    .values({ person_id: personId, kind, ...kept })
    .onConflict((conflict) => conflict.columns(['person_id', 'kind']).doUpdateSet(kept))
    .execute()
}

/**
 * Uses a credential up.
 * @param hash of the one that is meant
 * @returns false when it was used up, or replaced, in the meantime
 */
export async function spendCredential(
  trx: WriteHandle,
  personId: string,
  kind: CredentialKind,
  hash: string,
): Promise<boolean> {
  const result = await trx
    .updateTable('credential')
    .set({ salt: blank, hash: blank })
    .where('person_id', '=', personId)
    .where('kind', '=', kind)
    .where('hash', '=', hash)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Makes every PIN worthless: the pepper they were made with is gone. */
export async function spendAllPins(trx: WriteHandle): Promise<void> {
  await trx
    .updateTable('credential')
    .set({ salt: blank, hash: blank })
    .where('kind', 'in', ['pin', 'duress'])
    .execute()
}

/** What the office remembers of its pepper. */
export async function pepperCheckOf(db: ReadHandle): Promise<string | null> {
  const row = await db.selectFrom('office').select('pepper_check').executeTakeFirst()
  return row?.pepper_check ?? null
}

export async function keepPepperCheck(trx: WriteHandle, check: string): Promise<void> {
  await trx.updateTable('office').set({ pepper_check: check }).execute()
}
