import { BrowserWindow } from 'electron'

export const canary = BrowserWindow
