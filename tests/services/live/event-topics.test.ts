import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { beforeEach, expect, test } from 'vitest'
import type { EventKind } from '#domain/events.ts'
import { allTopics, topicsOfEvents } from '#services/live/event-topics.ts'
import type { Topic } from '#services/office-context.ts'
import { aDay } from '#support/a-day.ts'
import { onlyOnSqlite } from '#support/engine.ts'
import { useFolder } from '#support/folder.ts'
import { openTestOffice, value } from '#support/test-office.ts'

beforeEach(onlyOnSqlite('what an event is about is the same on either engine'))
const folder = useFolder()

test('whatever a command tells the windows of its own station, its events tell those of the others', async () => {
  const file = join(folder(), 'antesala.sqlite')
  const t = await openTestOffice({ file })
  const reader = new BetterSqlite3(file, { readonly: true })
  const events = reader.prepare<[number], { rowid: number; kind: EventKind }>(
    'select rowid, kind from event where rowid > ? order by rowid',
  )
  let last = events.all(0).at(-1)?.rowid ?? 0
  const untold: unknown[] = []
  const seen = new Set<EventKind>()
  // Told right after the commit: the events since the last telling are those of this command.
  t.published.push = (told: Topic[]) => {
    const rows = events.all(last)
    const kinds = rows.map(({ kind }) => kind)
    last = rows.at(-1)?.rowid ?? last
    const heard = topicsOfEvents(kinds)
    for (const kind of kinds) seen.add(kind)
    if (told.some((topic) => !heard.includes(topic))) untold.push({ kinds, told, heard })
    return 0
  }
  value(await aDay(t))
  expect(untold).toEqual([])
  expect(seen.size).toBeGreaterThan(25)
  reader.close()
  await t.store.close()
})

test('an event of a newer version may be about anything', () => {
  expect(topicsOfEvents(['carpet.cleaned' as EventKind])).toEqual(allTopics)
  expect(topicsOfEvents(['toString' as EventKind])).toEqual(allTopics)
})

test('each topic is told once, and nothing when nothing happened', () => {
  expect(topicsOfEvents(['ticket.issued', 'ticket.called', 'counter.paused'])).toEqual(['tickets', 'office'])
  expect(topicsOfEvents([])).toEqual([])
})
