/** Personal texts that are kept apart from everything that is chained (domain.md §7). */
export const personalFields = ['name', 'reason', 'note'] as const
export type PersonalField = (typeof personalFields)[number]
