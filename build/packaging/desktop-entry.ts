// How a desktop and a terminal start the installed program on Linux.

/**
 * Since Electron 38 a Wayland session is used natively, and there an always-on-top window does not stay on top and global
 * shortcuts can register without ever firing: every way to start the program asks for X11.
 */
export const linuxSwitches: readonly string[] = ['--ozone-platform=x11']

/** The content of the start-menu entry. */
export function desktopEntry(name: string, productName: string, description: string): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    `Name=${productName}`,
    `Comment=${description}`,
    'Comment[es]=La recepción de una oficina en el escritorio: cola de espera, ventanillas y pantalla de sala',
    `Exec=${name} ${linuxSwitches.join(' ')} %U`,
    `Icon=${name}`,
    'Terminal=false',
    `StartupWMClass=${productName}`,
    'Categories=Office;',
    '',
  ].join('\n')
}

/** The script behind the command of that name: whoever starts the program in a terminal gets the same switches. */
export function launcherScript(executable: string): string {
  return [
    '#!/bin/sh',
    'here=$(dirname "$(readlink -f "$0")")',
    `exec "$here/${executable}" ${linuxSwitches.join(' ')} "$@"`,
    '',
  ].join('\n')
}

/** The launcher's file name beside the executable. */
export function launcherName(executable: string): string {
  return `${executable}-launcher`
}
