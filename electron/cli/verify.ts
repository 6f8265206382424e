import type { Refused, Result } from '#domain/result.ts'
import { postgresConnection } from '#db/postgres-url.ts'
import { openFileReader, openPostgresReader, type Reader } from '#db/reader.ts'
import { findOffice } from '#db/queries/office.ts'
import { verifyStore, type Verification } from '#services/verify/verify-store.ts'
import { texts, type Texts } from '#text/index.ts'
import { askedLanguage, defaultDataFolder, readVerifyRequest, type VerifyRequest } from './options.ts'
import { reportLines } from './report.ts'

/** How it ends: everything is in order, something is not, it could not be read. */
const [fine, faulty, unread] = [0, 1, 2]

const args = process.argv.slice(2)
const language = askedLanguage(args)
try {
  process.exitCode = await main(texts[language])
} catch (error) {
  // A defect is no verdict about the data.
  complain(error instanceof Error ? (error.stack ?? error.message) : String(error))
  process.exitCode = unread
}

async function main(words: Texts): Promise<number> {
  const read = readVerifyRequest(args, defaultDataFolder(process.env, process.platform))
  if ('misunderstood' in read) {
    const { code, said } = read.misunderstood
    complain(code === 'seal' ? words.verify.badSeal(said) : words.verify.unknownOption(said))
    return unread
  }
  const { request } = read
  if (request.help) {
    print(words.verify.help)
    return fine
  }
  for (;;) {
    const opening = openSource(request)
    if (opening === null) {
      complain(words.verify.unknownOption('--postgres'))
      return unread
    }
    const opened = await opening
    if (!opened.ok) return giveUp(words, opened)
    const reader = opened.value
    const code = await verify(words, request, reader).finally(() => reader.close())
    if (code !== null) return code
    complain(words.verify.overtaken)
  }
}

/** @returns null for an address that is none */
function openSource({ source }: VerifyRequest): Promise<Result<Reader>> | null {
  if (source.kind === 'file') return openFileReader(source.file)
  const connection = postgresConnection(source.url)
  return connection === null ? null : openPostgresReader(connection)
}

/** @returns the exit code; null when what was read may not fit together */
async function verify(words: Texts, request: VerifyRequest, reader: Reader): Promise<number | null> {
  if (reader.state === 'behind') {
    complain(words.verify.older(reader.file))
    return unread
  }
  const read = await reader.snapshot(async (db) => ({
    office: await findOffice(db),
    verification: await verifyStore(db, { knownSeals: request.seals }),
  }))
  if (reader.overtaken()) return null
  if (!read.ok) return giveUp(words, read)
  const { office, verification } = read.value
  if (request.json) print(JSON.stringify({ file: reader.file, ...verification }, null, 2))
  else print(report(words, reader.file, verification, office?.time_zone))
  return verification.faults.length === 0 ? fine : faulty
}

function report(words: Texts, file: string, verification: Verification, timeZone = 'UTC'): string {
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone })
  return reportLines(words, file, verification, (at) => format.format(at)).join('\n')
}

function giveUp(words: Texts, refused: Refused): number {
  const sentence = words.refusals[refused.code] as (fields: object, time: (at: number) => string) => string
  complain(sentence(refused, String))
  return unread
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

function complain(sentence: string): void {
  process.stderr.write(`✗ ${sentence}\n`)
}
