/** Sending a client on to another service, counter or person. */
export const transfer = {
  open: 'Pasar a otro sitio',
  title: (label: string) => `Pasar ${label} a otro sitio`,
  keeps: (label: string, clock: string) =>
    `Conserva el número ${label}, el nombre, la nota y su hora de llegada, ${clock}.`,
  find: 'Buscar trámite, ventanilla o persona',
  kinds: { service: 'Trámite', counter: 'Ventanilla', person: 'Persona' },
  waiting: (count: number) => (count === 1 ? '1 espera' : `${count} esperan`),
  nobodyWaits: 'nadie espera',
  openCounters: (count: number) =>
    count === 1 ? '1 ventanilla lo atiende' : `${count} ventanillas lo atienden`,
  noCounter: 'ninguna ventanilla ahora',
  closed: 'cerrada',
  paused: (person: string) => `en pausa · ${person}`,
  atCounter: (number: number) => `en la ventanilla ${number}`,
  notAtCounter: 'no está en ninguna ventanilla',
  noMatch: (text: string) => `Nada coincide con «${text}»`,
  noMatchHint: 'Escriba menos letras, o solo el número de la ventanilla.',
  none: 'No hay otro sitio al que pasar este turno',
  noneHint: 'Puede devolverlo a la espera o apartarlo.',
  noneOfKind: '—',
  note: 'Nota para quien lo atienda (opcional)',
  notePlaceholder: 'Lo que conviene saber',
  warnService: (service: string) =>
    `Ahora ninguna ventanilla abierta atiende ${service}: esperará hasta que se abra una.`,
  warnCounter: (number: number, minutes: number) =>
    `La ventanilla ${number} no atiende en este momento. Si sigue ausente ${minutes} min, podrá llamarlo cualquier ventanilla del trámite.`,
  warnPerson: (name: string, minutes: number) =>
    `${name} no está en ninguna ventanilla. Si sigue ausente ${minutes} min, podrá llamarlo cualquier ventanilla del trámite.`,
  hint: 'Escriba para buscar, flechas para elegir. Intro lo pasa.',
  choose: 'Elija un destino',
  toService: (service: string) => `Pasar a ${service}`,
  toCounter: (number: number) => `Pasar a la ventanilla ${number}`,
  toPerson: (name: string) => `Pasar a ${name}`,
  forCounter: (number: number) => `para la ventanilla ${number}`,
  forPerson: (name: string) => `para ${name}`,
  opened: 'ausente: puede llamarlo cualquiera',
}
