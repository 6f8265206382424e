import './styles/base.css'
import { createApp, effectScope, type Component } from 'vue'
import { createPinia } from 'pinia'
import { bridgeKey } from './api.ts'
import { useAppearance } from './appearance.ts'
import { useSession } from './session.ts'
import { useStation } from './station.ts'

/**
 * Mounts the app of one role. It waits for the session, the station and the typeface first: the window then paints
 * once, in its own language and theme and by the office's clock, instead of flashing through the defaults.
 * @param root the App component; mounted at `#app`
 */
export async function startApp(root: Component): Promise<void> {
  const app = createApp(root)
  app.provide(bridgeKey, window.antesala)
  app.use(createPinia())
  const session = app.runWithContext(() => useSession())
  const station = app.runWithContext(() => useStation())
  await Promise.all([session.first, station.first, typeface()])
  app.runWithContext(() => effectScope(true).run(useAppearance))
  app.mount('#app')
}

/** A slow disk must not hold the window back: after half a second the system's typeface will do. */
async function typeface(): Promise<void> {
  const loaded = document.fonts.load('700 1rem "Atkinson Hyperlegible Next"')
  await Promise.race([loaded, new Promise((resolve) => setTimeout(resolve, 500))])
}
