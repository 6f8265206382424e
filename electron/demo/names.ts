import type { Random } from './random.ts'

const first = ['Teresa', 'Ramón', 'Lucía', 'Julián', 'Carmen', 'Óscar', 'Elvira', 'Íñigo', 'Beatriz', 'Wilson', 'Nieves', 'Héctor', 'Ainhoa', 'Máximo', 'Graciela', 'Tomás'] // prettier-ignore
const last = ['Olmedo', 'Ibáñez de la Vega', 'Peralta', 'Muñoz', 'Duarte', 'Núñez', 'Montes', 'Echeverría', 'Quiroga', 'Salas', 'Ordóñez', 'Paredes', 'Villalobos', 'Cáceres', 'Guzmán', 'Bustamante'] // prettier-ignore

/** Invented visitors; about every third one gives no name. */
export function* demoNames(random: Random): Generator<string | null, null> {
  for (;;) {
    const given = first[Math.floor(random() * first.length)] ?? ''
    const family = last[Math.floor(random() * last.length)] ?? ''
    yield random() < 0.35 ? null : `${given} ${family}`
  }
}
