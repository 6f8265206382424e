import { z } from 'zod'

/** A body to send; the kinds of the program itself are defined where they are handled. */
export const note = z.object({ text: z.string() })
export type Note = z.infer<typeof note>
