/** The printed code that lets management in again when a PIN is lost. */
export const recovery = {
  title: 'Código de recuperación',
  heading: 'Guarde este código antes de empezar',
  next: 'Guarde el código siguiente',
  of: (name: string) => `de ${name}`,
  what: 'Si pierde su PIN, este código es la única manera de volver a entrar como gerencia. Vale una sola vez.',
  where: 'Imprímalo y guárdelo bajo llave, lejos de este mostrador: nunca en el cajón de este puesto.',
  sheet: 'Guarde esta hoja bajo llave, lejos del mostrador: nunca en el cajón de un puesto.',
  once: 'No se volverá a mostrar.',
  print: 'Imprimir',
  kept: 'Lo he guardado en un lugar seguro',
  keptMissing: 'Confirme que lo ha guardado para continuar.',
  open: 'Abrir la oficina',
  goOn: 'Continuar',
}
