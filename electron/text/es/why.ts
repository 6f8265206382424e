/** Why a ticket stands where it stands (domain.md §2), short enough for a row of the list. */
export const why = {
  onlyOne: 'nadie más espera',
  arrivedFirst: (clock: string) => `llegó primero, ${clock}`,
  byArrival: (clock: string) => `llegó a las ${clock}`,
  headStart: (priority: string, minutes: number) => `${priority.toLocaleLowerCase('es')}: +${minutes} min`,
  strict: (priority: string) => `${priority.toLocaleLowerCase('es')}: pasa antes`,
  returned: (clock: string) => `volvió a las ${clock}`,
  cooling: (clock: string) => `se puede llamar a las ${clock}`,
}
