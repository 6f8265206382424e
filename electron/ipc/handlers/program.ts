import { accept, refuse } from '#domain/result.ts'
import { nothing, type HandlersOf } from './asked.ts'

/** What concerns the program on this computer rather than the office. */
export const programHandlers: HandlersOf<'preferences' | 'app' | 'windows' | 'trouble' | 'setup'> = {
  'preferences.set': ({ host }, preferences) => {
    host.setPreferences(preferences)
    return Promise.resolve(accept(preferences))
  },
  'app.about': ({ host }) => Promise.resolve(accept(host.about())),
  'app.reportViolation': ({ host, entry }, violation) => {
    host.reportDefect(`content policy, ${entry.role}`, violation)
    return Promise.resolve(accept(null))
  },
  'windows.choices': async ({ host }) => accept(await host.windowChoices()),
  'windows.open': async ({ host }, { role, counterNumber }) =>
    nothing(await host.openWindow(role, counterNumber)),
  'trouble.current': ({ host }) => {
    const trouble = host.trouble()
    return Promise.resolve(trouble === null ? refuse({ code: 'office.missing' }) : accept(trouble))
  },
  'trouble.retry': ({ host }) => host.retry(),
  'trouble.showFile': ({ host }) => {
    host.showDataFile()
    return Promise.resolve(accept(null))
  },
  'setup.findServers': async ({ host }) => accept(await host.findServers()),
  'setup.prepareServer': ({ host }, input) => host.prepareServer(input),
  'setup.join': ({ host }, input) => host.join(input),
  'setup.create': ({ host }, input) => host.createOffice(input),
  'setup.createDemo': ({ host }) => host.createDemo(),
  'setup.enter': ({ host }) => host.enterOffice(),
}
