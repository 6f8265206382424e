import { contextBridge, ipcRenderer } from 'electron'

contextBridge.exposeInMainWorld('bare', {
  count: () => ipcRenderer.invoke('count'),
  onCounted: (listener: (count: number) => void) =>
    ipcRenderer.on('counted', (_event, count: number) => listener(count)),
})
