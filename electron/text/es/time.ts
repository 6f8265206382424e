/** Times as people say them. A no-break space keeps the number with its unit. */
export const time = {
  justNow: 'ahora mismo',
  ago: (amount: string) => `hace ${amount}`,
  seconds: (count: number) => `${count} s`,
  minutes: (count: number) => `${count} min`,
  hours: (hours: number, minutes: string) => `${hours} h ${minutes} min`,
}
