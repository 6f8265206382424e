/** Why a ticket stands where it stands (domain.md §2), short enough for a row of the list. */
export const why = {
  onlyOne: 'nadie más espera',
  arrivedFirst: (clock: string) => `llegó primero, ${clock}`,
  byArrival: (clock: string) => `llegó a las ${clock}`,
  headStart: (priority: string, minutes: number) => `${priority.toLocaleLowerCase('es')}: +${minutes} min`,
  strict: (priority: string) => `${priority.toLocaleLowerCase('es')}: pasa antes`,
  generalTurn: (after: number) =>
    after === 1
      ? 'toca sin prioridad: ya pasó 1 preferente'
      : `toca sin prioridad: ya pasaron ${after} preferentes`,
  overMaximum: (minutes: number) => `supera la espera máxima, ${minutes} min`,
  preferenceSkill: 'lo que mejor atiende esta ventanilla',
  preferenceQuick: 'trámite rápido en esta ventanilla',
  forCounter: 'viene derivado a esta ventanilla',
  forPerson: 'viene derivado a usted',
  openedCounter: (number: number) => `la ventanilla ${number} está ausente: puede llamarlo cualquiera`,
  openedPerson: (name: string) => `${name} no está: puede llamarlo cualquiera`,
  appointment: (clock: string) => `cita a las ${clock}`,
  lateAppointment: (clock: string) => `tarde a su cita de las ${clock}`,
  returned: (clock: string) => `volvió a las ${clock}`,
  cooling: (clock: string) => `se puede llamar a las ${clock}`,
}
