// The application inside the development runtime's default_app.asar. It does what the official runtime's does for
// `electron [-r module] [switches] <folder or file> [arguments]`, and nothing else.
import { app } from 'electron'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const { preloads, target } = readArguments(process.argv.slice(1))
if (!target) {
  console.error('Usage: electron [-r module] [switches] <folder or file> [arguments]')
  app.exit(1)
} else {
  const folder = resolve(target)
  const description = join(folder, 'package.json')
  const require = createRequire(join(folder, 'start.js'))
  process.defaultApp = true
  if (existsSync(description)) takeIdentity(JSON.parse(readFileSync(description, 'utf8')))
  const entry = require.resolve(folder)
  app.setAppPath(existsSync(description) ? folder : resolve(entry, '..'))
  for (const module of preloads) require(resolve(module))
  // Awaited at the top level, so that `ready` is not announced before the program has had its first turn.
  await import(pathToFileURL(entry).href)
}

/** The first argument that is no switch is the program; `-r` takes the one after it. */
function readArguments(argv) {
  const preloads = []
  for (let index = 0; index < argv.length; index += 1) {
    const argument = argv[index]
    if (argument === '-r' || argument === '--require') preloads.push(argv[(index += 1)])
    else if (!argument.startsWith('-')) return { preloads, target: argument }
  }
  return { preloads, target: null }
}

function takeIdentity({ name, productName, version, desktopName }) {
  if (version) app.setVersion(version)
  if (productName || name) app.name = productName || name
  app.setDesktopName?.(desktopName || `${app.name}.desktop`)
}
