/** Tells the hook when the page says that it is ready: `<html data-ready="true">`. */
import { ipcRenderer } from 'electron'

const observer = new MutationObserver(() => {
  // There is none yet when the page begins.
  const root = document.documentElement as HTMLElement | null
  if (root?.dataset['ready'] !== 'true') return
  const at = Date.now()
  observer.disconnect()
  ipcRenderer.send('antesala-bench-ready', at)
})
observer.observe(document, {
  attributes: true,
  attributeFilter: ['data-ready'],
  childList: true,
  subtree: true,
})
