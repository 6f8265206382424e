import type { Keyring } from '../../electron/app/keyring.ts'

/** A system's keyring: what one of them sealed, another one cannot open. */
export function standInKeyring(name = 'login'): Keyring {
  const mark = `sealed by ${name}:`
  return {
    seal: (text) => Promise.resolve(Buffer.from(mark + Buffer.from(text).toString('base64'))),
    open: (sealed) => {
      const text = sealed.toString()
      return text.startsWith(mark)
        ? Promise.resolve(Buffer.from(text.slice(mark.length), 'base64').toString())
        : Promise.reject(new Error('not mine'))
    },
  }
}
