// The one process this script waits for at a time. Whatever ends this script ends that one first.
import { spawn } from 'node:child_process'

/** @type {import('node:child_process').ChildProcess | null} */
let current = null

/**
 * Starts a process and answers its exit code.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 * @returns {Promise<number>}
 */
export function runChild(command, args, options) {
  const child = spawn(command, args, { stdio: 'inherit', ...options })
  current = child
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code, signal) => {
      current = null
      resolve(signal ? 1 : (code ?? 1))
    })
  })
}

/** Passes on what asks this script to end, and notices when npm has left it behind. */
export function endWithParent() {
  const end = (code) => {
    process.exitCode = code
    if (current) current.kill('SIGTERM')
    else process.exit()
  }
  process.on('SIGTERM', () => end(143))
  process.on('SIGHUP', () => end(129))
  // Ctrl+C in a terminal reaches the whole group by itself; what comes another way reaches only this process.
  process.on('SIGINT', () => process.stdin.isTTY || end(130))
  // npm, when it is ended, ends the shell between it and us and leaves us behind.
  const parent = process.ppid
  if (process.env['npm_lifecycle_event']) {
    setInterval(() => process.ppid === parent || end(143), 500).unref()
  }
}
