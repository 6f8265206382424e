const OLDEST = [20, 19]

/**
 * Says what is wrong with the Node this script was started on, or nothing.
 * @param {string} version for example `20.19.0`
 * @returns {string | null}
 */
export function nodeVersionProblem(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const newEnough = major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])
  if (newEnough) return null
  return `Antesala needs Node ${OLDEST.join('.')} or newer to set itself up; this is Node ${version}. Install a newer Node and run the same command again.`
}
