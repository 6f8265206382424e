/** What `npm run verify` says: whether everything is as it was written. */
export const verify = {
  help: `Comprueba que nadie haya cambiado lo que la oficina anotó. No escribe nada y puede usarse mientras Antesala trabaja.

  npm run verify -- [opciones]

  --data CARPETA       carpeta de datos (por omisión, la de este usuario)
  --file ARCHIVO       un archivo de datos, por ejemplo una copia
  --postgres URL       una base de datos PostgreSQL: postgres://usuario@servidor:puerto/base
  --seal SELLO         un sello impreso, entero o su comienzo; puede repetirse
  --json               el resultado en JSON
  --language es|en     idioma
  --help               esta ayuda

Termina con 0 si todo está en orden, con 1 si hay fallos y con 2 si no se puede leer.`,
  title: (where: string) => `Comprobación de ${where}`,
  station: (name: string, events: number) => `Puesto ${name}: ${events} anotaciones`,
  nameless: (id: string) => `sin nombre (${id})`,
  counts: (tickets: number, seals: number) => `Turnos: ${tickets}. Sellos: ${seals}.`,
  texts: (texts: number, erased: number) => `Textos personales: ${texts}, de ellos borrados: ${erased}.`,
  fine: 'Todo está como se escribió.',
  faulty: (count: number) => (count === 1 ? 'Hay 1 fallo:' : `Hay ${count} fallos:`),
  more: (count: number) => `… y ${count} más.`,
  advice:
    'No siga trabajando con estos datos sin guardar antes una copia, y avise a quien administra la oficina.',
  seal: (seal: string) => `Sello más reciente: ${seal}`,
  event: (seq: number, station: string, kind: string, id: string) =>
    `La anotación ${seq} del puesto ${station} (${kind}, ${id})`,
  faults: {
    event_changed: (event: string) => `${event} no es como se escribió.`,
    event_missing: (count: number, seq: number, station: string) =>
      count === 1
        ? `Falta ${count} anotación en el puesto ${station}: la ${seq}.`
        : `Faltan ${count} anotaciones en el puesto ${station}, desde la ${seq}.`,
    event_reordered: (event: string, was: number) => `${event} se escribió con otro número: el ${was}.`,
    chain_broken: (event: string) => `${event} no sigue a la anterior: hay algo cambiado antes.`,
    head_wrong: (station: string, said: string, last: number) =>
      `La cadena del puesto ${station} debería terminar en ${said} y termina en la anotación ${last}.`,
    head_missing: (station: string, last: number) =>
      `No consta dónde termina la cadena del puesto ${station}; la última anotación es la ${last}.`,
    seal_broken: (position: number, time: string) =>
      `El sello ${position} (${time}) no es como se hizo, o falta el anterior.`,
    chain_rewritten: (seq: number, station: string, position: number, time: string) =>
      `La anotación ${seq} del puesto ${station} no es la que selló el sello ${position} (${time}): la cadena se reescribió después.`,
    seal_missing: (seal: string) =>
      `El sello impreso ${seal} no está en estos datos: se reescribieron, o son de otra oficina.`,
    personal_changed: (field: string, subject: string, event: string) =>
      `El ${field} de ${subject} no es el que se anotó. ${event} guarda su huella.`,
    personal_unknown: (field: string, subject: string, event: string) =>
      `El ${field} de ${subject} ha desaparecido sin que conste su borrado. ${event} guarda su huella.`,
    erasure_unknown: (subject: string) =>
      `Los textos de ${subject} figuran como borrados y ninguna anotación lo cuenta.`,
    ticket_disagrees: (label: string, id: string, what: string) => `Turno ${label} (${id}): ${what}.`,
    numbers_disagree: (prefix: string, day: string) =>
      `Los números ${prefix} del día ${day} tienen huecos o no acaban donde dice su contador.`,
  },
  fields: { name: 'nombre', reason: 'motivo', note: 'texto de la nota' },
  ticket: {
    missing: 'se anotó y no está',
    number: 'no tiene el número que se le dio',
    state: 'su estado no es el que cuentan sus anotaciones',
    times: 'sus tiempos no son los que cuentan sus anotaciones',
    none_open: 'no tiene ningún tramo abierto',
    several_open: 'tiene varios tramos abiertos',
    gap: 'hay un hueco entre dos tramos',
    overlap: 'dos tramos se solapan',
    backwards: 'un tramo termina antes de empezar',
    wrong_state: 'su último tramo no es el de su estado',
  },
  older: (file: string) =>
    `Estos datos son de una versión anterior de Antesala. Ábralos una vez con esta versión y compruébelos después: ${file}`,
  overtaken: 'Alguien escribió mientras se leía; se vuelve a leer.',
  unknownOption: (said: string) => `No se entiende: ${said}. Use --help.`,
  badSeal: (seal: string) =>
    `«${seal}» no es un sello: son al menos 16 cifras y letras de la a a la f, en grupos de cuatro.`,
}
