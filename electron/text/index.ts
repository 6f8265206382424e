import { en } from './en/index.ts'
import { es } from './es/index.ts'
import type { Translation } from './shape.ts'

/** Every sentence of the product in one language; Spanish is the original. */
export type Texts = Translation<typeof es>

/** The sentences by language. Both are complete: English is checked against Spanish by the compiler and a test. */
export const texts: Readonly<Record<'es' | 'en', Texts>> = { es, en }
