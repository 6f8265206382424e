/**
 * Copies a text as the person's own Ctrl+C on something selected would: no window is given the permission that the
 * newer way asks for. Must run in the click itself.
 * @param shown what is selected meanwhile, so that it is seen what was meant
 * @returns whether the clipboard has it
 */
export function copyText(text: string, shown: HTMLElement): boolean {
  const give = (event: ClipboardEvent): void => {
    event.preventDefault()
    event.clipboardData?.setData('text/plain', text)
  }
  window.getSelection()?.selectAllChildren(shown)
  document.addEventListener('copy', give, { capture: true })
  try {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- see above
    return document.execCommand('copy')
  } finally {
    document.removeEventListener('copy', give, { capture: true })
  }
}
