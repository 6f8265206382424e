/** A ticket's state as people say it. */
export const states = {
  waiting: 'en espera',
  called: 'llamado',
  serving: 'en atención',
  held: 'apartado',
  finished: 'atendido',
  left: 'se fue',
  no_show: 'no se presentó',
  not_served: 'no atendido al cierre',
  voided: 'anulado',
}
