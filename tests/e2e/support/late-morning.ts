const hours = 3_600_000

/**
 * An environment in which it is about eleven in the morning, whatever hour of the night the tests run at: the demo
 * office plays the last hundred minutes of its day, and its day begins at four.
 */
export function lateMorning(): { readonly TZ: string } {
  const ahead = 11 - Math.floor((Date.now() / hours) % 24)
  // POSIX counts westwards.
  return { TZ: `Etc/GMT${ahead > 0 ? '-' : '+'}${String(Math.abs(ahead))}` }
}
