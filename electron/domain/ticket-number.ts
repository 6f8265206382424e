/** Letters that may stand before a ticket number: one or two capitals, without those read as digits (I, O). */
const prefixShape = /^[A-HJ-NP-Z]{1,2}$/

/** Whether a service may use this prefix. */
export function isPrefix(text: string): boolean {
  return prefixShape.test(text)
}

/**
 * The number after the last one given (domain.md §2, "Numbers": gapless, from a counter row).
 * @param last the counter row's value, or null when the prefix has no row on this business day
 * @param firstNumber the prefix's first number (default 1)
 */
export function nextNumber(last: number | null, firstNumber: number): number {
  return last === null ? firstNumber : last + 1
}
