/** The demo office; its services, counters and people are created by the same use cases as a real one. */
export const demo = {
  office: 'Registro Civil de Villanueva',
  zone: 'Sala principal',
  station: 'Puesto de demostración',
  services: ['Partidas', 'Cédula', 'Empadronamiento', 'Matrimonios y familia'],
  priorities: ['General', 'Persona mayor', 'Embarazo o bebé en brazos', 'Discapacidad'],
  notes: {
    copy: 'Vuelve con una copia del documento',
    signature: 'Falta la firma del segundo titular',
  },
}
