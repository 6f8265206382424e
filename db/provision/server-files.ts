import { literal, type Administrator } from './administrator.ts'

/** More than any of these files has; PostgreSQL wants a length, bytes. */
const longest = 10_000_000

/** The text of a file on the server; a name without a folder is in its data folder. @returns null when there is none */
export async function readServerFile(admin: Administrator, file: string): Promise<string | null> {
  const [row] = await admin.rows<{ text: string | null }>(
    `select pg_read_file(${literal(file)}, 0, ${String(longest)}, true) as text`,
  )
  return row?.text ?? null
}

/**
 * Writes a text to a file on the server, as the user that it runs as; one that was there keeps its mode.
 * @param file with its whole path
 * @param text ends with a line's end
 */
export async function writeServerFile(admin: Administrator, file: string, text: string): Promise<void> {
  const lines = text.replace(/\n$/, '').split('\n').map(literal)
  // A CSV whose marks are signs that no such text has: every line is written as it is.
  await admin.run(`copy (select line from unnest(array[${lines.join(', ')}]::text[]) with ordinality
      as lines (line, place) order by place)
    to ${literal(file)} with (format csv, delimiter E'\\x01', quote E'\\x02', escape E'\\x02', null E'\\x03')`)
}

/** Runs a command of the server's shell, as the user that it runs as. @throws when it ends with anything but 0 */
export async function runOnServer(admin: Administrator, command: string): Promise<void> {
  await admin.run(`copy (select 1 where false) to program ${literal(command)}`)
}

/** A text as a shell takes it. */
export function shellWord(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
