/** What a change was about; windows refetch what they show of it. */
export const topics = ['tickets', 'office', 'session', 'preferences', 'windows', 'stations'] as const
export type Topic = (typeof topics)[number]

/** Sent to every window after a commit: never a patch, only what to read again and from which revision on. */
export interface Changed {
  readonly topics: readonly Topic[]
  readonly revision: number
}
