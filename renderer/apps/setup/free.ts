/** Whether Escape is the step's: an open sheet, menu or list has it first. */
export function isFree(): boolean {
  return (
    document.querySelector('[role="dialog"], [role="menu"]') === null &&
    !(document.activeElement instanceof HTMLSelectElement)
  )
}
