// The only entry of every npm script. It may find itself on a bare machine, so it is plain JavaScript without
// dependencies for Node >= 20.19. It installs what the lockfile names and hands over to the Node 24 that came with it.
//
// It hands over by starting a new process: within one script line a shell keeps the first `node` it found, which on a
// clean clone is the system's, and the native modules of this project need a newer one.
import { existsSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { endWithParent, runChild } from './setup/child.mjs'
import { nodeVersionProblem } from './setup/node-version.mjs'
import { installDependencies } from './setup/install.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Prints a sentence and ends with a failure. */
function giveUp(sentence) {
  console.error(`\n✗ ${sentence}\n`)
  process.exit(1)
}

const problem = nodeVersionProblem(process.versions.node)
if (problem) giveUp(problem)

endWithParent()
try {
  await installDependencies(root)
} catch (error) {
  giveUp(error.message)
}

const projectNode = join(
  root,
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
)
if (!existsSync(projectNode)) {
  giveUp(
    'The installed packages hold no Node of their own: npm did not run the install script of the package "node" (is ignore-scripts set?).',
  )
}

try {
  process.exitCode = await runChild(
    projectNode,
    [join(root, 'build', 'tasks.ts'), ...process.argv.slice(2)],
    {
      env: {
        ...process.env,
        PATH: `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`,
      },
    },
  )
} catch (error) {
  giveUp(`The project's own Node could not be started: ${error.message}`)
}
