import { openStore, type Store } from '#db/store.ts'
import { engine } from './engine.ts'

export interface TestStoreOptions {
  /** A SQLite file, whatever the engine of the project is: such tests are about files. */
  readonly file?: string | undefined
  readonly clock?: (() => number) | undefined
}

/** An empty store on the engine of this project (in memory on SQLite), or the file that is named. */
export async function openTestStore({ file, clock }: TestStoreOptions = {}): Promise<Store> {
  if (engine === 'postgres' && file === undefined) {
    const { openEmptyDatabase } = await import('./postgres/test-databases.ts')
    return openEmptyDatabase(clock)
  }
  const opened = await openStore(file ?? ':memory:', { clock })
  if (!opened.ok) throw new Error(`refused: ${JSON.stringify(opened)}`)
  return opened.value
}
