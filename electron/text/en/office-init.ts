import type { Translation } from '../shape.ts'
import type { officeInit as original } from '../es/office-init.ts'

/** What `npm run office:init` says, and the note beside the backups. */
export const officeInit: Translation<typeof original> = {
  help: `Prepares a PostgreSQL server (15 or later) for an office with several stations: database, rights, encryption with
certificates of its own, and backup. It may be repeated: nothing is lost.

  npm run office:init -- [options]

  --address ADDRESS    server[:port][/database]; localhost by default
                       The folder of a socket will do too: /var/run/postgresql
  --database DATABASE  name of the database (antesala by default)
  --user USER          PostgreSQL’s administrator (postgres by default)
  --language es|en     language
  --help               this help

The password is taken from PGPASSWORD, or asked for; it is not kept. Ends with 0 when the server is ready, with 2 when not.`,
  password: (user) => `Password of ${user} (nothing, if there is none):`,
  working: 'Preparing the server…',
  ready: (database, address) => `Ready: database ${database}, at ${address}.`,
  did: [
    'Each kind of station has its rights and no others.',
    'Stations come in encrypted (TLS 1.3) and with a password of their own, or not at all.',
  ],
  code: (until) => `Code for the manager’s station. It is good once, until ${until}:`,
  text: 'Code and address together, to be pasted or scanned:',
  left: 'Left to be done by hand:',
  restart: 'Restart PostgreSQL so that the network reaches it (on Debian: systemctl restart postgresql).',
  firewall: (port) =>
    `Let ${port}/tcp from the stations through this computer’s firewall; on every station, 47474/tcp and 5353/udp.`,
  backup: (folder) => `Backups in ${folder} (README.txt tells how to restore them).`,
  nightly: 'They are made every night at 2:15 (a line in the crontab of PostgreSQL’s user).',
  notNightly: (command) => `This computer has no cron: have PostgreSQL’s user run ${command} every night.`,
  noBackup: 'Have pg_dump run every night: on this system it could not be prepared (docs/office.md).',
  elsewhere: 'Keep the backups on another computer as well: this is the one that will break.',
  unknownOption: (said) => `Not understood: ${said}. Use --help.`,
  stationName: 'Management',
  backupReadme: (database) => `Backups of the office (database ${database})

Make one now, as PostgreSQL’s user:   sh backup.sh
It leaves here, with the date in their names: the data (.dump), the stations’ logins (.logins.sql) and the certificate
authority (.authority). They are removed after 14 days. Whoever has these files has the office’s data and keys: keep them on
another computer as well, under lock and key.

Restore the data on this server (as PostgreSQL’s user, with the stations switched off):

  1. dropdb ${database}
  2. createdb --template=template0 --encoding=UTF8 ${database}
  3. pg_restore --no-owner --no-privileges --exit-on-error --dbname=${database} COPY.dump
  4. npm run office:init, or “Office with a server…” when Antesala starts on a new computer (gives each station its
     rights again; the code need not be used)

Restore on a new server: install PostgreSQL and, before step 2, put the two files of COPY.authority into PostgreSQL’s data
folder, owned by PostgreSQL’s user and with mode 600. After step 4, as PostgreSQL’s user:

  5. psql --dbname=${database} --file=COPY.logins.sql     (the stations come in as before)

If the server’s address has changed, every station has to be added again with a code.

Check what was restored:   npm run verify -- --postgres postgres://postgres@localhost/${database}`,
}
