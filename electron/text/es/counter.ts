/** The counter (ventanilla): call, serve, finish. */
export const counter = {
  callNext: 'Llamar al siguiente',
  nextUp: 'Sigue',
  waitingForYou: (count: number) =>
    count === 0
      ? 'Nadie espera por usted'
      : count === 1
        ? '1 espera por usted'
        : `${count} esperan por usted`,
  emptyTitle: 'No hay personas en espera',
  emptyHint: 'En cuanto llegue alguien aparecerá aquí.',
  coolingOnly: (count: number) =>
    count === 1
      ? 'La persona que espera no estaba al llamarla'
      : `Las ${count} personas que esperan no estaban al llamarlas`,
  coolingHint: 'Se podrán llamar de nuevo en unos minutos, o antes si recepción marca que han vuelto.',
  alsoCooling: (count: number) =>
    count === 1 ? '1 no estaba y se llamará después' : `${count} no estaban y se llamarán después`,
  calledTimes: (count: number) => (count === 1 ? 'llamada 1 vez' : `llamada ${count} veces`),
  notHereOf: (count: number, limit: number) => `no estaba ${count} de ${limit}`,
  lastNotHere: 'si no está, queda como no presentado',
  announced: 'anunciada en sala',
  notAnnounced: 'aún no se ha mostrado en sala',
  calledAgo: 'Llamada hace',
  servingFor: 'Atendiendo',
  after: 'Después',
  afterEmpty: 'Nadie más espera por ahora.',
  today: 'Hoy',
  served: (count: number) => (count === 1 ? 'atendido' : 'atendidos'),
  average: 'de media',
  noShows: (count: number) => (count === 1 ? 'no se presentó' : 'no se presentaron'),
  outOfOrder: 'antes que otros',
  noAverage: '—',
  priority: (name: string) => name,
  keyFind: 'Buscar un turno',
  chooseOther: 'Elegir otro turno',
  findHint: 'De hoy, en cualquier estado.',
  findField: 'Número o nombre',
  following: 'Los siguientes',
  isNext: 'es el siguiente',
  openNumber: 'Turno en la ventanilla',
  noCounter: 'Esta ventana no tiene ventanilla',
  noCounterHint: 'Ábrala de nuevo desde el menú de ventanas de recepción.',
  liveNext: (label: string) => `Sigue ${label}`,
}
