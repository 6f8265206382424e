/** Letters without accents and capitals: "Ibáñez" is found by "ibanez". */
export function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLocaleLowerCase('es')
    .trim()
}

/** Whether every typed word begins some word of the name. */
export function matches(name: string, typed: string): boolean {
  const words = plain(name).split(/[\s-]+/)
  return plain(typed)
    .split(/\s+/)
    .every((part) => words.some((word) => word.startsWith(part)))
}
