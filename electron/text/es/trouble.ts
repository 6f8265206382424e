/** Shown instead of the office when its data cannot be used. */
export const trouble = {
  title: 'Los datos no están disponibles',
  file: 'Archivo de datos',
  retry: 'Reintentar',
  retrying: 'Comprobando…',
  showFile: 'Mostrar el archivo',
  still: (time: string) => `Sigue igual (comprobado a las ${time}).`,
  loading: 'Comprobando los datos…',
  unknown: 'No se pudo averiguar qué ocurre. Pulse Reintentar o cierre y abra Antesala.',
}
