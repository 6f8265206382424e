/** A counter that stands still for a while. */
export const pause = {
  open: 'Pausar la ventanilla',
  title: '¿Por qué se detiene la ventanilla?',
  hint: 'No se llamará a nadie hasta que la reanude. Pulse el número o elija.',
  reasons: {
    break: 'Descanso',
    meal: 'Comida',
    back_office: 'Trabajo interno',
    help: 'Ayudo a otra persona',
    meeting: 'Reunión',
    fault: 'Avería',
  },
  paused: 'Ventanilla en pausa',
  since: (clock: string) => `desde las ${clock}`,
  waiting: (count: number) =>
    count === 0
      ? 'Nadie espera por usted mientras tanto'
      : count === 1
        ? '1 persona espera por usted mientras tanto'
        : `${count} personas esperan por usted mientras tanto`,
  resume: 'Reanudar',
}
