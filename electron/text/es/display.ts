/** The waiting room's screen: few words, read from eight metres. */
export const display = {
  title: 'Pantalla de sala',
  ticket: 'Turno',
  goTo: 'pase a ventanilla',
  /** Read aloud by a screen reader. */
  announcement: (ticket: string, counter: number) => `Turno ${ticket}, pase a ventanilla ${counter}.`,
  last: 'Últimas llamadas',
  counter: 'ventanilla',
  lastRow: (ticket: string, counter: number) => `${ticket}, ventanilla ${counter}`,
  waiting: (count: number) => (count === 1 ? 'persona en espera' : 'personas en espera'),
  nobodyWaiting: 'Nadie en espera',
  byService: 'En espera por trámite',
  others: (count: number) => (count === 1 ? 'y 1 trámite más' : `y ${count} trámites más`),
  welcome: { morning: 'Buenos días', afternoon: 'Buenas tardes', night: 'Buenas noches' },
  waitHere: 'Espere aquí a que aparezca su número',
  loading: 'Abriendo la pantalla de sala…',
  outOfTouch: (time: string) => `Sin conexión con la oficina desde las ${time}`,
  mayHaveMoved: 'Los turnos pueden haber avanzado: pregunte en recepción.',
  askAtDesk: 'Pregunte en recepción, por favor',
  outdated: 'Este equipo tiene una versión anterior a la de la oficina.',
  retrying: 'Se vuelve a intentar cada pocos segundos.',
}
