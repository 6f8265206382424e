/** Shown instead of the office when its data cannot be used. */
export const trouble = {
  title: 'Los datos no están disponibles',
  file: 'Archivo de datos',
  server: 'Servidor',
  /** At the start nothing was done yet: only what the desk says of a lost command does not fit here. */
  unreachable: 'No hay conexión con el servidor de la oficina.',
  unreachableTodo: 'Compruebe que este equipo está en la red y que el servidor está encendido. Servidor:',
  keepsTrying: 'Se vuelve a intentar cada pocos segundos: cuando se pueda, este puesto sigue solo.',
  retry: 'Reintentar',
  retrying: 'Comprobando…',
  showFile: 'Mostrar el archivo',
  still: (time: string) => `Sigue igual (comprobado a las ${time}).`,
  loading: 'Comprobando los datos…',
  unknown: 'No se pudo averiguar qué ocurre. Pulse Reintentar o cierre y abra Antesala.',
}
