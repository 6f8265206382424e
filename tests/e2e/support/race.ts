import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import type { Page } from '@playwright/test'
import type { Bridge } from '#contract/bridge.ts'

declare global {
  interface Window {
    readonly antesala: Bridge
  }
}

/** What one click on "Llamar al siguiente" led to. */
export type Outcome =
  | { readonly kind: 'called'; readonly label: string }
  | { readonly kind: 'refused'; readonly sentence: string }
  /** The counter never became free again: its ticket is somebody else's by now. */
  | { readonly kind: 'stuck'; readonly label: string }

/**
 * Clicks "call next" in the renderer of one counter at a given instant of the common clock, waits for what the
 * screen says, then serves and finishes whoever was called, so that the next round finds a free counter.
 * @param at ms since the epoch
 */
export function clickAt(page: Page, at: number): Promise<Outcome> {
  return page.evaluate(async (instant) => {
    const find = (id: string) => document.querySelector<HTMLElement>(`[data-testid="${id}"]`)
    const until = async <T>(look: () => T | null | undefined | false): Promise<T> => {
      for (const end = Date.now() + 5000; Date.now() < end;) {
        const seen = look()
        if (seen) return seen
        await new Promise((resolve) => setTimeout(resolve, 2))
      }
      throw new Error('nothing came')
    }
    const button = await until(() => find('call-next'))
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, instant - Date.now() - 4)))
    while (Date.now() < instant);
    button.click()
    const outcome = await until<Outcome>(() => {
      const label = find('open-ticket')?.querySelector('[data-testid="ticket-number"]')?.textContent
      if (label) return { kind: 'called', label: label.trim() }
      const sentence = find('notice-refused')?.textContent
      return sentence ? { kind: 'refused', sentence: sentence.trim() } : null
    }).catch((): Outcome => ({ kind: 'stuck', label: '' }))
    if (outcome.kind !== 'called') return outcome
    const desk = await window.antesala.desk.current({})
    const ticketId = desk.ok ? desk.value.open?.ticketId : undefined
    if (ticketId === undefined) return outcome
    await window.antesala.tickets.start({ requestId: crypto.randomUUID(), ticketId })
    await window.antesala.tickets.finish({ requestId: crypto.randomUUID(), ticketId })
    return until<Outcome>(() => find('call-next') && outcome).catch(() => ({
      kind: 'stuck',
      label: outcome.label,
    }))
  }, at)
}

export interface RaceReport {
  /** Tickets that more than one click was told it had. */
  readonly doubles: readonly string[]
  /** Tickets that the database says were called more than once. */
  readonly doublyStored: number
  /** Tickets that nobody called or that did not end finished. */
  readonly lost: number
  /** Clicks that were refused. */
  readonly refused: number
}

/** Lets all counters click at the same instant, round after round, until every ticket has been called. */
export async function race(pages: readonly Page[], tickets: number): Promise<string[][]> {
  const rounds: string[][] = []
  for (let called = 0; called < tickets; called += pages.length) {
    const at = Date.now() + 40
    const clicking = pages.slice(0, Math.min(pages.length, tickets - called))
    const outcomes = await Promise.all(clicking.map((page) => clickAt(page, at)))
    rounds.push(outcomes.map((outcome) => (outcome.kind === 'refused' ? '' : outcome.label)))
    if (outcomes.some((outcome) => outcome.kind === 'stuck')) break
  }
  return rounds
}

/** Compares what the screens said with what the database holds. */
export function report(rounds: readonly string[][], dataDir: string): RaceReport {
  const labels = rounds.flat()
  const called = labels.filter((label) => label !== '')
  const sqlite = new BetterSqlite3(join(dataDir, 'antesala.sqlite'), { readonly: true })
  const count = (sql: string) => sqlite.prepare<[], number>(sql).pluck().get() ?? 0
  const result = {
    doubles: called.filter((label, index) => called.indexOf(label) !== index),
    doublyStored: count(
      `select count(*) from (select ticket_id from event where kind = 'ticket.called'
       group by ticket_id having count(*) > 1)`,
    ),
    lost: count("select count(*) from ticket where state <> 'finished'"),
    refused: labels.length - called.length,
  }
  sqlite.close()
  return result
}
