/** A ticket's state as people say it. */
export const states = {
  waiting: 'waiting',
  called: 'called',
  serving: 'being served',
  held: 'on hold',
  finished: 'served',
  left: 'left',
  no_show: 'no-show',
  not_served: 'not served at closing',
  voided: 'voided',
}
