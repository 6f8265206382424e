import type { Translation } from '../shape.ts'
import type { languages as original } from '../es/languages.ts'

export const languages: Translation<typeof original> = {
  es: 'Spanish',
  en: 'English',
  ca: 'Catalan',
  eu: 'Basque',
  gl: 'Galician',
  fr: 'French',
  pt: 'Portuguese',
  de: 'German',
  it: 'Italian',
  ro: 'Romanian',
  ar: 'Arabic',
  zh: 'Chinese',
  uk: 'Ukrainian',
  qu: 'Quechua',
  ay: 'Aymara',
  gn: 'Guarani',
  nah: 'Nahuatl',
  maya: 'Maya',
  map: 'Mapudungun',
  sign: 'sign language',
}
