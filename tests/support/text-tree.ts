/** A sentence, or what makes one, with its place in the tree: `counter.alsoCooling`. */
export interface Leaf {
  readonly path: string
  readonly value: unknown
}

/** Every leaf of a tree of texts; lists count one leaf per entry. */
export function leavesOf(tree: unknown, path = ''): Leaf[] {
  if (typeof tree !== 'object' || tree === null) return [{ path, value: tree }]
  return Object.entries(tree).flatMap(([key, value]) => leavesOf(value, path === '' ? key : `${path}.${key}`))
}

/** Marks that no sentence has of its own, so that they can be found again in it. */
const words = ['«alfa»', '«beta»', '«gama»', '«delta»']
const numbers = [1742, 2853, 3964, 4175]

export interface Said {
  readonly sentence: string
  /** Which of its parameters can be read in it, by position. */
  readonly heard: readonly number[]
}

/**
 * What a leaf says: itself, or what it makes of every kind of parameter.
 * @param hour how the sentences write an instant, as a window gives it
 */
export function sentencesOf(leaf: Leaf): Said[] {
  if (typeof leaf.value === 'string') return [{ sentence: leaf.value, heard: [] }]
  if (typeof leaf.value !== 'function') throw new Error(`${leaf.path} is no sentence`)
  const make = leaf.value as (...parameters: readonly unknown[]) => unknown
  const kinds: (readonly unknown[])[] = [words, numbers, [0, 0, 0, 0], [1, 1, 1, 1], [2, 2, 2, 2]]
  // A parameter is a word or a number; every mixture of the two is tried, and those that do not fit throw or say so.
  const mixtures = Array.from({ length: 2 ** make.length }, (_, bits) =>
    Array.from({ length: make.length }, (_, i) => ((bits >> i) % 2 === 0 ? words[i] : numbers[i])),
  )
  return [...kinds, ...mixtures].flatMap((parameters) => {
    const sentence = attempt(() => make(...parameters.slice(0, make.length)))
    if (typeof sentence !== 'string') return []
    const heard = parameters.flatMap((value, i) =>
      i < make.length && sentence.includes(String(value)) ? [i] : [],
    )
    return [{ sentence, heard }]
  })
}

function attempt(work: () => unknown): unknown {
  try {
    return work()
  } catch {
    return null
  }
}
