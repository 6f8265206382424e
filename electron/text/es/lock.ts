/** A window that hides the desk until its person proves that it is them. */
export const lock = {
  action: 'Bloquear',
  title: 'Puesto bloqueado',
  hint: 'Todo sigue como lo dejó. Escriba su PIN para continuar.',
  hintOpen: 'Todo sigue como lo dejó.',
  unlock: 'Desbloquear',
  other: 'Entrar como otra persona',
  signOut: 'Salir del puesto',
}
