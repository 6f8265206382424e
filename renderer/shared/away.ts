import type { InjectionKey } from 'vue'

/**
 * Where the desk stands while a face covers it: outside the document, so that nothing of it can be read or found,
 * with everything that was typed. It comes back as it was when the same person does.
 */
export const away: HTMLElement = document.createElement('div')

/** Provided by the face that covers the desk: what belongs to it stays in the document. */
export const coverKey: InjectionKey<true> = Symbol('cover')
