import { readJson } from './files.ts'
import { inProject } from './paths.ts'

/** The version of Node this project pins for everything that runs outside Electron. */
export function projectNode(): string {
  const description = readJson(inProject('package.json')) as {
    devDependencies: Record<string, string>
  } | null
  return description?.devDependencies['node'] ?? ''
}

/** Says so when this process runs on another Node; every runner's first test asks it. */
export function projectNodeProblem(running: string = process.versions.node): string | null {
  const wanted = projectNode()
  if (running === wanted) return null
  return `This runs on Node ${running} instead of the project's ${wanted}: start it with an npm script.`
}
