import { v7 } from 'uuid'
import { formatServerAddress, readServerAddress } from '#domain/server-address.ts'
import type { Refused } from '#domain/result.ts'
import { prepareServer, type Prepared } from '#services/office-server.ts'
import { texts, type Texts } from '#text/index.ts'
import { askPassword } from './ask-password.ts'
import { readInitRequest } from './init-options.ts'
import { askedLanguage } from './options.ts'

/** How it ends: the server is ready, or it is not. */
const [ready, notReady] = [0, 2]

const args = process.argv.slice(2)
const language = askedLanguage(args)
try {
  process.exitCode = await main(texts[language])
} catch (error) {
  complain(error instanceof Error ? (error.stack ?? error.message) : String(error))
  process.exitCode = notReady
}

async function main(words: Texts): Promise<number> {
  const said = words.officeInit
  const read = readInitRequest(args)
  if ('misunderstood' in read) {
    complain(said.unknownOption(read.misunderstood))
    return notReady
  }
  const { address, user, help } = read.request
  if (help) {
    print(said.help)
    return ready
  }
  if (readServerAddress(address) === null) {
    complain(said.unknownOption(address))
    return notReady
  }
  const password = process.env['PGPASSWORD'] ?? (await askPassword(said.password(user)))
  process.stderr.write(`${said.working}\n`)
  const options = { clock: () => Date.now(), newId: () => v7(), texts: words }
  const prepared = await prepareServer({ address, user, password }, options)
  if (!prepared.ok) return giveUp(words, prepared)
  print(report(words, prepared.value).join('\n'))
  return ready
}

/** What was done, the code, and what is left to be done by hand. */
function report({ officeInit: said }: Texts, prepared: Prepared): string[] {
  const { address, code, text, until, needsRestart, backup } = prepared
  const hour = new Intl.DateTimeFormat(language, { timeStyle: 'short' }).format(until)
  const left = [
    ...(needsRestart ? [said.restart] : []),
    said.firewall(String(address.port)),
    ...(backup === null ? [said.noBackup] : []),
    ...(backup === null || backup.isNightly ? [] : [said.notNightly(`${backup.folder}/backup.sh`)]),
    said.elsewhere,
  ]
  return [
    said.ready(address.database, formatServerAddress(address)),
    ...said.did.map(asItem),
    ...(backup === null ? [] : [asItem(said.backup(backup.folder))]),
    ...(backup?.isNightly === true ? [asItem(said.nightly)] : []),
    '',
    said.code(hour),
    '',
    `  ${code}`,
    '',
    said.text,
    '',
    `  ${text}`,
    '',
    said.left,
    ...left.map(asItem),
  ]
}

function asItem(sentence: string): string {
  return `  · ${sentence}`
}

function giveUp(words: Texts, refused: Refused): number {
  const sentence = words.refusals[refused.code] as (fields: object, time: (at: number) => string) => string
  complain(sentence(refused, String))
  return notReady
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

function complain(sentence: string): void {
  process.stderr.write(`✗ ${sentence}\n`)
}
