/** Times as people say them. A no-break space keeps the number with its unit. */
export const time = {
  today: (clock: string) => `las ${clock}`,
  onDay: (weekday: string, day: string, clock: string) => `el ${weekday} ${day} a las ${clock}`,
  justNow: 'ahora mismo',
  ago: (amount: string) => `hace ${amount}`,
  seconds: (count: number) => `${count} s`,
  minutes: (count: number) => `${count} min`,
  hours: (hours: number, minutes: string) => `${hours} h ${minutes} min`,
}
