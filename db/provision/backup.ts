import type { Administrator, ServerFacts } from './administrator.ts'
import { accessSchema, backupOf } from './names.ts'
import { runOnServer, shellWord, writeServerFile } from './server-files.ts'
import { files } from './settings.ts'

/** How long copies are kept, days: no longer than the office keeps what is in them. */
const keptDays = 14

/** What was made for the nightly copy. */
export interface Backup {
  readonly folder: string
  /** A line in the table of the server's `cron` starts it every night; otherwise somebody has to see to it. */
  readonly isNightly: boolean
}

/**
 * Puts what makes a copy of the office's data into a folder beside the server's data folder: a script, the password it
 * needs, and how to restore. Where the server's user has a `crontab`, a line in it starts the script every night.
 * @param password of the role that makes the copy
 * @param readme how to restore, in the language of whoever prepares
 * @returns null where the server has no shell (Windows)
 */
export async function prepareBackup(
  admin: Administrator,
  facts: ServerFacts,
  database: string,
  { password, readme }: { readonly password: string; readonly readme: string },
): Promise<Backup | null> {
  if (!facts.isUnix) return null
  const folder = `${facts.dataFolder.replace(/\/[^/]*\/?$/, '')}/antesala-backup-${database}`
  await runOnServer(admin, `mkdir -p ${shellWord(folder)} && chmod 700 ${shellWord(folder)}`)
  const host = facts.socketFolder ?? '127.0.0.1'
  const passwords = `*:${String(facts.port)}:${database}:${backupOf(database)}:${password}\n`
  await writeServerFile(admin, `${folder}/pgpass`, passwords)
  await writeServerFile(admin, `${folder}/backup.sh`, script(facts, database, host))
  await writeServerFile(admin, `${folder}/README.txt`, readme)
  await runOnServer(admin, `cd ${shellWord(folder)} && chmod 600 pgpass README.txt && chmod 700 backup.sh`)
  return { folder, isNightly: await startNightly(admin, `${folder}/backup.sh`) }
}

function script(facts: ServerFacts, database: string, host: string): string {
  return `#!/bin/sh
# Antesala: copies the office's data into this folder. README.txt tells how to restore a copy.
set -eu
umask 077
cd "$(dirname "$0")"
PATH=${shellWord(facts.programs)}:$PATH
PGPASSFILE=$PWD/pgpass
PGSSLMODE=${host.startsWith('/') ? 'disable' : 'require'}
export PATH PGPASSFILE PGSSLMODE
copy=${database}-$(date +%Y-%m-%d-%H%M%S)
ask="--no-password --host=${host} --port=${String(facts.port)} --username=${backupOf(database)}"
# The data last: where they are, the rest is too.
psql $ask --no-psqlrc --tuples-only --no-align --set=ON_ERROR_STOP=1 \\
  --command='select ${accessSchema}.logins()' ${database} > "$copy.logins.sql"
mkdir -p "$copy.authority"
cp ${shellWord(`${facts.dataFolder}/${files.authority}`)} ${shellWord(`${facts.dataFolder}/${files.authorityKey}`)} "$copy.authority"
pg_dump $ask --format=custom --file="$copy.part" ${database}
mv "$copy.part" "$copy.dump"
# Copies live no longer than what is in them may be kept.
find . -maxdepth 1 -name '${database}-*' -mtime +\${ANTESALA_KEEP_DAYS:-${String(keptDays)}} -exec rm -rf {} +
echo "$copy.dump"
`
}

/** @returns whether there is a table of nightly work, and the line is in it */
async function startNightly(admin: Administrator, command: string): Promise<boolean> {
  const line = `15 2 * * * ${shellWord(command)} >/dev/null`
  try {
    await runOnServer(admin, 'command -v crontab')
  } catch {
    return false
  }
  const others = `crontab -l 2>/dev/null | grep -vF ${shellWord(command)} || true`
  await runOnServer(admin, `{ ${others}; echo ${shellWord(line)}; } | crontab -`)
  return true
}
