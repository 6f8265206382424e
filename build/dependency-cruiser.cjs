// Who may import whom (docs/architecture.md). A deliberate violation is kept in tests/house/canary.
const packages = {
  domain: ['temporal-polyfill', 'date-holidays'],
  contract: ['zod'],
  text: [],
  db: ['kysely', 'better-sqlite3', 'pg'],
  services: ['zod', '@peculiar/x509', 'reflect-metadata'],
  link: ['ws', 'bonjour-service', 'zod', '@types/ws'],
  station: ['zod'],
  ipc: ['electron', 'zod'],
  windows: ['electron'],
  app: ['electron', 'electron-log', 'zod'],
  demo: [],
  cli: ['uuid'],
  preload: ['electron'],
  renderer: [
    'vue',
    'pinia',
    'reka-ui',
    '@lucide/vue',
    'uqr',
    '@fontsource-variable/atkinson-hyperlegible-next',
  ],
}

const node = new Set(['db', 'services', 'link', 'station', 'ipc', 'windows', 'app', 'demo', 'cli'])

/** Folders each room may import from, besides itself. */
const rooms = {
  domain: [],
  contract: ['domain'],
  text: [],
  db: ['domain'],
  services: ['domain', 'contract', 'db', 'text'],
  link: ['domain'],
  station: ['domain', 'contract', 'services', 'db', 'text', 'link'],
  ipc: ['domain', 'contract', 'services', 'text', 'windows'],
  windows: ['domain', 'contract', 'services', 'text'],
  app: ['domain', 'contract', 'services', 'db', 'text', 'ipc', 'windows', 'demo', 'station', 'link'],
  demo: ['domain', 'contract', 'services', 'db', 'text'],
  cli: ['domain', 'services', 'db', 'text'],
  preload: ['domain', 'contract'],
}

const folder = (room) => (room === 'db' ? '^db/' : `^electron/${room}/`)
const escape = (name) => name.replaceAll('/', '\\/')

function roomRule(room) {
  const own = [folder(room), ...rooms[room].map(folder)]
  const libraries = packages[room].map((name) => `node_modules/${escape(name)}/`)
  const builtIn = node.has(room) ? ['^node:'] : []
  return {
    name: `${room}-imports-only-its-own`,
    severity: 'error',
    from: { path: folder(room) },
    to: {
      pathNot: [...own, ...libraries],
      dependencyTypesNot: builtIn.length > 0 ? ['core'] : [],
    },
  }
}

module.exports = {
  forbidden: [
    ...Object.keys(rooms).map(roomRule),
    {
      name: 'contract-is-types-to-services-and-windows',
      comment: 'Services know the views they fill, never the schemas.',
      severity: 'error',
      from: { path: '^(electron/services|renderer)/' },
      to: { path: '^electron/contract/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'preload-without-zod',
      severity: 'error',
      from: { path: '^electron/preload/' },
      to: { path: 'node_modules/zod/', reachable: true },
    },
    {
      name: 'renderer-imports-only-its-own',
      severity: 'error',
      from: { path: '^renderer/' },
      to: {
        pathNot: [
          '^renderer/',
          '^electron/(domain|contract|text)/',
          ...packages.renderer.map((name) => `node_modules/${escape(name)}/`),
        ],
      },
    },
    {
      name: 'no-other-roles-app',
      severity: 'error',
      from: { path: '^renderer/apps/([^/]+)/' },
      to: { path: '^renderer/apps/', pathNot: '^renderer/apps/$1/' },
    },
    {
      name: 'shared-knows-no-app',
      severity: 'error',
      from: { path: '^renderer/shared/' },
      to: { path: '^renderer/apps/' },
    },
    {
      name: 'nothing-imports-tests-or-build',
      severity: 'error',
      from: { path: '^(electron|db|renderer)/' },
      to: { path: '^(tests|build)/' },
    },
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Cruised by tests/house, as a house of its own.
    exclude: { path: '^tests/house/canary/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.node.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.vue', '.js', '.mjs', '.cjs', '.css', '.json'],
    },
  },
}
