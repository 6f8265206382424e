import type { Page } from '@playwright/test'

/** What a page that was taken over would try to do. @returns the names of what it succeeded in */
export function whatSucceeds(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const later = (act: () => unknown) =>
      new Promise((resolve, reject) =>
        setTimeout(() => {
          try {
            resolve(act())
          } catch (error) {
            reject(error instanceof Error ? error : new Error(String(error)))
          }
        }, 0),
      )
    const must = (done: boolean) => {
      if (!done) throw new Error('did nothing')
    }
    const attempts: Record<string, () => unknown> = {
      fetch: () => fetch('http://127.0.0.1:9/'),
      socket: () =>
        new Promise((resolve, reject) => {
          const socket = new WebSocket('ws://127.0.0.1:9/')
          socket.onopen = resolve
          socket.onerror = () => reject(new Error('refused'))
        }),
      notification: async () => must((await Notification.requestPermission()) === 'granted'),
      place: () =>
        new Promise((resolve, reject) =>
          navigator.geolocation.getCurrentPosition(resolve, ({ message }) => reject(new Error(message))),
        ),
      camera: () => navigator.mediaDevices.getUserMedia({ video: true }),
      clipboard: () => navigator.clipboard.readText(),
      html: () => (document.body.innerHTML = '<img src=x>'),
      script: () => {
        const script = document.createElement('script')
        script.append('window.injected = true')
        document.head.append(script)
        must('injected' in window)
      },
      // Later: what runs this is a debugger, which may evaluate.
      evaluate: () =>
        later(() => {
          const indirectly = eval
          return indirectly('1')
        }),
    }
    const done: string[] = []
    for (const [name, attempt] of Object.entries(attempts)) {
      try {
        await attempt()
        done.push(name)
      } catch {
        continue
      }
    }
    const node = ['process', 'require', 'module', 'Buffer', 'global']
    return [...done, ...node.filter((name) => name in globalThis)]
  })
}
