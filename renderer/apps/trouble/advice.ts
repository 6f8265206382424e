import type { TroubleView } from '#contract/views.ts'
import type { StoreRefusal } from '#domain/refusal.ts'
import type { Texts } from '#text/index.ts'

export interface Advice {
  /** What happened: the first sentence of the refusal. */
  readonly happened: string
  /** What to do: the rest of it. */
  readonly todo: string
  /** What the rest ends with, shown on its own so that it can be read and copied: a path, or a server's address. */
  readonly file: string | null
  /** Whether that is a server: then there is no file to look at, and the program tries again by itself. */
  readonly atServer: boolean
}

const serverTroubles: ReadonlySet<string> = new Set<StoreRefusal['code']>([
  'store.unreachable',
  'store.behind',
  'store.outdated',
  'store.dismissed',
  'store.untrusted',
  'store.no_credentials',
])

/** The sentence of a refusal in the parts in which the trouble window shows it. */
export function adviceFor(refusal: TroubleView['refusal'], { refusals, trouble }: Texts): Advice {
  const atServer = serverTroubles.has(refusal.code)
  const file = 'file' in refusal ? refusal.file : null
  if (refusal.code === 'store.unreachable')
    return { happened: trouble.unreachable, todo: trouble.unreachableTodo, file, atServer }
  const sentence = sentenceOf(refusal, refusals)
  const words = file === null ? sentence : sentence.slice(0, sentence.lastIndexOf(file)).trimEnd()
  const end = words.indexOf('. ')
  return end < 0
    ? { happened: words, todo: '', file, atServer }
    : { happened: words.slice(0, end + 1), todo: words.slice(end + 2), file, atServer }
}

function sentenceOf(refusal: TroubleView['refusal'], refusals: Texts['refusals']): string {
  const sentence = refusals[refusal.code] as (
    fields: TroubleView['refusal'],
    time: (at: number) => string,
  ) => string
  return sentence(refusal, String)
}
