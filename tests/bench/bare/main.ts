/** The least an Electron program can be: windows with a static page. A click in one counts, all show the count. */
import { join } from 'node:path'
import { app, BrowserWindow, ipcMain, Menu } from 'electron'

const given = process.argv.find((argument) => argument.startsWith('--windows=')) ?? '--windows=1366x768'
const sizes = given.slice('--windows='.length).split(',')
let count = 0

Menu.setApplicationMenu(null)
ipcMain.handle('count', () => {
  count += 1
  for (const window of BrowserWindow.getAllWindows()) window.webContents.send('counted', count)
  return count
})
app.on('window-all-closed', () => app.quit())
void app.whenReady().then(() => {
  for (const size of sizes) {
    const [width = 0, height = 0] = size.split('x').map(Number)
    const webPreferences = { preload: join(app.getAppPath(), 'preload.js') }
    const window = new BrowserWindow({ width, height, webPreferences })
    void window.loadFile(join(app.getAppPath(), 'page.html'))
  }
})
