/** The end of a business day. */
export const day = {
  close: 'Cerrar la jornada…',
  title: 'Cerrar la jornada',
  hint: 'Después no se llamará a nadie que haya llegado hasta ahora.',
  waiting: (count: number) =>
    count === 0
      ? 'No queda nadie en espera.'
      : count === 1
        ? 'Queda 1 persona en espera. Constará como no atendida.'
        : `Quedan ${count} personas en espera. Constarán como no atendidas.`,
  serving: 'Lo que se está atendiendo sigue abierto hasta que se termine.',
  confirm: 'Cerrar la jornada',
  closed: 'Jornada cerrada',
  notServed: (count: number) =>
    count === 0
      ? 'Se atendió a todas las personas que esperaban.'
      : count === 1
        ? '1 persona quedó sin atender.'
        : `${count} personas quedaron sin atender.`,
  seal: 'Sello de la jornada',
  sealHint: 'Imprímalo y guárdelo: si alguien cambiara los registros de hoy, el sello dejaría de coincidir.',
  sheet: 'Guarde esta hoja: si alguien cambiara los registros de este día, el sello dejaría de coincidir.',
  print: 'Imprimir',
  done: 'Hecho',
}
