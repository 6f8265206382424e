/** Names of keys and the help sheet. */
export const keys = {
  title: 'Teclas de esta ventana',
  hint: 'Mientras escribe en un campo, las letras van al campo.',
  names: {
    Enter: 'Intro',
    Escape: 'Esc',
    ArrowUp: '↑',
    ArrowDown: '↓',
    ' ': 'Espacio',
    ctrl: 'Ctrl',
    Tab: 'Tab',
    Delete: 'Supr',
  },
  help: 'Mostrar esta ayuda',
}
