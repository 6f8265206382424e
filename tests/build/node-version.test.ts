import { expect, test } from 'vitest'
import { nodeVersionProblem } from '../../build/setup/node-version.mjs'
import { projectNode, projectNodeProblem } from '../../build/support/project-node.ts'

test('the unit tests run on the Node that the project pins, not on the machine’s', () => {
  expect(projectNodeProblem()).toBeNull()
  expect(process.version).toBe(`v${projectNode()}`)
})

test('another Node is named together with the way out', () => {
  expect(projectNodeProblem('20.20.2')).toContain('npm script')
})

test.each(['20.19.0', '20.20.2', '22.1.0', '24.21.0'])(
  'Node %s is enough to set the project up',
  (version) => {
    expect(nodeVersionProblem(version)).toBeNull()
  },
)

test.each(['18.20.4', '20.18.3'])(
  'Node %s is refused in one sentence that names the needed version',
  (version) => {
    expect(nodeVersionProblem(version)).toContain('20.19')
    expect(nodeVersionProblem(version)).toContain(version)
  },
)
