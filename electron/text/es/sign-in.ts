/** The face of a desk where nobody has signed in. */
export const signIn = {
  title: '¿Quién está en este puesto?',
  hint: 'Elija su nombre para empezar.',
  filter: 'Buscar su nombre',
  listName: 'Personas',
  noMatch: (text: string) => `Nadie se llama «${text}»`,
  noMatchHint: 'Escriba menos letras, o pida a gerencia que le dé de alta.',
  nobody: 'La oficina no tiene personas',
  nobodyHint: 'Gerencia debe darlas de alta.',
  demo: 'Oficina de demostración: no se pide PIN.',
  back: 'Otra persona',
  backStep: 'Atrás',
  switch: 'Cambiar de persona',
  switchTitle: '¿Quién se queda en este puesto?',
  switchHint: (name: string) =>
    `${name} saldrá cuando entre otra persona. Lo que tenga apartado quedará compartido.`,
  switchCancel: 'Volver sin cambiar',
  at: (place: string) => `ahora en ${place}`,
  roles: {
    door: 'puerta',
    reception: 'recepción',
    counter: 'ventanilla',
    phone: 'teléfono',
    security: 'seguridad',
    manager: 'gerencia',
    admin: 'administración',
  },
}
