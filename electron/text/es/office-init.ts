/** What `npm run office:init` says, and the note beside the backups. */
export const officeInit = {
  help: `Prepara un servidor PostgreSQL (15 o posterior) para una oficina con varios puestos: base de datos, permisos, cifrado con
certificados propios y copia de seguridad. Puede repetirse: no se pierde nada.

  npm run office:init -- [opciones]

  --address DIRECCIÓN  servidor[:puerto][/base]; por omisión, localhost
                       La carpeta del socket también vale: /var/run/postgresql
  --database BASE      nombre de la base de datos (por omisión, antesala)
  --user USUARIO       administrador de PostgreSQL (por omisión, postgres)
  --language es|en     idioma
  --help               esta ayuda

La contraseña se toma de PGPASSWORD o se pregunta; no se guarda. Termina con 0 si el servidor queda listo y con 2 si no.`,
  password: (user: string) => `Contraseña de ${user} (nada, si entra sin ella):`,
  working: 'Preparando el servidor…',
  ready: (database: string, address: string) => `Listo: base de datos ${database}, en ${address}.`,
  did: [
    'Cada clase de puesto tiene sus permisos, y ninguno más.',
    'Los puestos solo entran cifrados (TLS 1.3) y con su propia contraseña.',
  ],
  code: (until: string) => `Código para el puesto de gerencia. Sirve una vez, hasta las ${until}:`,
  text: 'Código y dirección juntos, para pegar o para un lector:',
  left: 'Queda por hacer a mano:',
  restart: 'Reinicie PostgreSQL para que la red llegue a él (en Debian: systemctl restart postgresql).',
  firewall: (port: string) =>
    `Deje pasar en el cortafuegos de este equipo ${port}/tcp desde los puestos; en cada puesto, 47474/tcp y 5353/udp.`,
  backup: (folder: string) => `Copias de seguridad en ${folder} (README.txt explica cómo se recuperan).`,
  nightly: 'Se hacen cada noche a las 2:15 (línea en el crontab del usuario de PostgreSQL).',
  notNightly: (command: string) =>
    `Este equipo no tiene cron: haga que el usuario de PostgreSQL ejecute cada noche ${command}.`,
  noBackup:
    'Haga que cada noche se ejecute pg_dump: en este sistema no se ha podido dejar preparado (docs/office.md).',
  elsewhere: 'Guarde las copias también en otro equipo: el que se estropea suele ser este.',
  unknownOption: (said: string) => `No se entiende: ${said}. Use --help.`,
  stationName: 'Gerencia',
  backupReadme: (database: string) => `Copias de seguridad de la oficina (base de datos ${database})

Hacer una copia ahora, como el usuario de PostgreSQL:   sh backup.sh
Deja aquí, con la fecha en el nombre: los datos (.dump), las entradas de los puestos (.logins.sql) y la autoridad de
certificados (.authority). Se borran a los 14 días. Quien tiene estos archivos tiene los datos y las llaves de la oficina:
guárdelos también en otro equipo, y bajo llave.

Recuperar los datos en este servidor (como el usuario de PostgreSQL, con los puestos apagados):

  1. dropdb ${database}
  2. createdb --template=template0 --encoding=UTF8 ${database}
  3. pg_restore --no-owner --no-privileges --exit-on-error --dbname=${database} COPIA.dump
  4. npm run office:init, o «Oficina con servidor…» al iniciar Antesala en un equipo nuevo (devuelve a cada puesto sus
     permisos; no hace falta usar el código)

Recuperar en un servidor nuevo: instale PostgreSQL y, antes del paso 2, copie los dos archivos de COPIA.authority en la
carpeta de datos de PostgreSQL, del usuario de PostgreSQL y con permisos 600. Después del paso 4, como el usuario de PostgreSQL:

  5. psql --dbname=${database} --file=COPIA.logins.sql     (los puestos entran como antes)

Si la dirección del servidor cambió, cada puesto debe volver a añadirse con un código.

Comprobar lo recuperado:   npm run verify -- --postgres postgres://postgres@localhost/${database}`,
}
