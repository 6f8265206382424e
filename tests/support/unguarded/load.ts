// `node --import load.ts …`: a process whose queries may go without their guards (guards.ts).
import { existsSync } from 'node:fs'
import { registerHooks } from 'node:module'

const folder = new URL('./queries/', import.meta.url)

registerHooks({
  resolve(specifier, context, nextResolve) {
    const found = nextResolve(specifier, context)
    const name = /\/db\/queries\/([\w-]+\.ts)$/.exec(found.url)?.[1]
    // The replacements themselves mean the product's own.
    if (name === undefined || context.parentURL?.startsWith(folder.href) === true) return found
    const replacement = new URL(name, folder)
    return existsSync(replacement) ? { ...found, url: replacement.href } : found
  },
})
