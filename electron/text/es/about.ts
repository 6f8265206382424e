/** The sheet that says what is running. */
export const about = {
  version: 'Versión',
  runtime: 'Entorno de ejecución',
  kinds: {
    official: 'Electron oficial',
    development: 'entorno de desarrollo',
    override: 'Electron indicado a mano',
    unknown: 'Electron de procedencia desconocida',
  },
  developmentWarning:
    'Esta copia funciona con el entorno de desarrollo, no con el Electron oficial que lleva la versión publicada. Sirve para construir y probar, no para una oficina.',
  overrideWarning:
    'Esta copia funciona con un Electron indicado a mano en este equipo. Puede no ser el que lleva la versión publicada.',
  unknownWarning: 'No se pudo comprobar con qué Electron funciona esta copia.',
  electron: 'Electron',
  chromium: 'Chromium',
  node: 'Node.js',
  sqlite: 'SQLite',
  station: 'Equipo',
  dataFile: 'Archivo de datos',
}
