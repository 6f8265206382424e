import type { TroubleView } from '#contract/views.ts'
import type { Texts } from '#text/index.ts'

export interface Advice {
  /** What happened: the first sentence of the refusal. */
  readonly happened: string
  /** What to do: the rest of it. */
  readonly todo: string
  /** The path the rest ends with, shown on its own so that it can be read and copied. */
  readonly file: string | null
}

/** The sentence of a refusal in the parts in which the trouble window shows it. */
export function adviceFor(refusal: TroubleView['refusal'], refusals: Texts['refusals']): Advice {
  const file = 'file' in refusal ? refusal.file : null
  const sentence = sentenceOf(refusal, refusals)
  const words = file === null ? sentence : sentence.slice(0, sentence.lastIndexOf(file)).trimEnd()
  const end = words.indexOf('. ')
  return end < 0
    ? { happened: words, todo: '', file }
    : { happened: words.slice(0, end + 1), todo: words.slice(end + 2), file }
}

function sentenceOf(refusal: TroubleView['refusal'], refusals: Texts['refusals']): string {
  const sentence = refusals[refusal.code] as (
    fields: TroubleView['refusal'],
    time: (at: number) => string,
  ) => string
  return sentence(refusal, String)
}
