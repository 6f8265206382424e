import type { Texts } from '#text/index.ts'

export interface Zone {
  /** IANA name. */
  readonly id: string
  /** As people say it: "Perú: Lima", "Europe: Paris". */
  readonly name: string
  readonly group: 'spanish' | 'other'
}

type ZoneTexts = Texts['setup']['zones']

/** Newer engines report the long form of the one zone that has two names in use. */
const aliases: Readonly<Record<string, string>> = {
  'America/Argentina/Buenos_Aires': 'America/Buenos_Aires',
}

/** The computer's own zone, under the name it has in the list. */
export function detectedZone(): string {
  const id = new Intl.DateTimeFormat().resolvedOptions().timeZone
  return aliases[id] ?? id
}

/**
 * Every zone this machine knows, those of Spanish-speaking countries first.
 * @param detected the computer's own zone, offered even if the machine does not list it (UTC)
 */
export function listZones(names: ZoneTexts, supported: readonly string[], detected: string): readonly Zone[] {
  const spoken = Object.entries(names).map(([id, name]): Zone => ({ id, name, group: 'spanish' }))
  const known = new Set(spoken.map((zone) => zone.id))
  const others = [...new Set([...supported, detected])]
    .filter((id) => id !== '' && !known.has(aliases[id] ?? id))
    .sort((one, other) => one.localeCompare(other))
    .map((id): Zone => ({ id, name: plainName(id), group: 'other' }))
  return [...spoken, ...others]
}

/** The zones whose name or IANA name holds every word typed; accents and case do not matter. */
export function findZones(zones: readonly Zone[], text: string): readonly Zone[] {
  const words = folded(text).split(/\s+/).filter(Boolean)
  return zones.filter((zone) => {
    const where = folded(`${zone.name} ${zone.id}`)
    return words.every((word) => where.includes(word))
  })
}

/** The name of a zone in the list, or a readable form of an unknown one. */
export function zoneName(zones: readonly Zone[], id: string): string {
  return zones.find((zone) => zone.id === id)?.name ?? plainName(id)
}

function plainName(id: string): string {
  return id.replaceAll('_', ' ').replaceAll('/', ': ')
}

function folded(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .replaceAll(/[_/]/g, ' ')
    .toLocaleLowerCase('es')
}
