const second = 1000
const minute = 60 * second

/** How often a person may fail at a station before the first wait. */
const free = 5

/** What each further failure costs, ms. */
const waits = [30 * second, minute, 2 * minute, 5 * minute, 15 * minute, 30 * minute, 60 * minute] as const
const longest = 60 * minute

/**
 * How long nothing more is tried for a person at a station (domain.md §7).
 * @param failures in a row, the last one included
 * @returns ms; 0 while there are tries left
 */
export function waitAfter(failures: number): number {
  return failures < free ? 0 : (waits[failures - free] ?? longest)
}

/** How many more failures there may be before the next wait; after the first wait each one costs another. */
export function triesLeft(failures: number): number {
  return Math.max(1, free - failures)
}
