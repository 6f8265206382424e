/** The only two channels between windows and the main process. */
export const callChannel = 'antesala:call'
export const changedChannel = 'antesala:changed'

/** How the preload learns its window's role, as a switch of the renderer process. */
export const roleArgument = '--antesala-role='
