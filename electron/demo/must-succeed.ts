/** The simulation plays by the rules; a refusal here is a defect of the simulation. */
export function mustSucceed(result: { readonly ok: boolean }): void {
  if (!result.ok) throw new Error(`the simulated morning was refused: ${JSON.stringify(result)}`)
}
