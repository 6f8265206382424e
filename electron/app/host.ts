import { shell } from 'electron'
import { accept, refuse } from '#domain/result.ts'
import type { Host } from '#ipc/host.ts'
import { enterOffice, foundDemo, foundOffice, prepareDemo } from './found-office.ts'
import { openWindow, replaceWindows, windowChoices } from './office-windows.ts'
import type { Program } from './program.ts'
import { findOffices, joinOffice, officeServer, prepareAndJoin } from './join-office.ts'
import { stationView } from './station-view.ts'

/** The running program as the registration point sees it. */
export function createHost(program: Program): Host {
  const { registry, broadcaster, options } = program
  return {
    registry,
    stationId: () => program.stationId,
    office: () => program.office,
    revision: broadcaster.revision,
    preferences: () => program.preferences,
    setPreferences(preferences) {
      options.settings.update({ preferences })
      options.applyTheme(preferences.theme)
      broadcaster.publish(['preferences'])
    },
    about: () => ({
      version: options.version,
      runtime: options.runtime,
      sqlite: program.store?.engine ?? '',
      dataFile: program.dataPlace,
      stationName: program.station?.state().name ?? program.stationId.slice(-4).toUpperCase(),
    }),
    windowChoices: () => windowChoices(program),
    openWindow: (role, counterNumber) => openWindow(program, { role, counterNumber }),
    trouble: () => (program.state.kind === 'trouble' ? { refusal: program.state.refusal } : null),
    retry: () => retry(program),
    showDataFile: () => {
      shell.showItemInFolder(program.dataPlace)
    },
    createOffice: (input) => foundOffice(program, input),
    enterOffice: () => enterOffice(program),
    createDemo: () => foundDemo(program),
    station: () => stationView(program),
    isLinked: (stationId) => program.link?.isLinked(stationId) ?? false,
    officeServer: () => officeServer(program),
    credentialsInFile: () => program.opened?.server?.kept.inFile ?? false,
    findServers: () => findOffices(program),
    prepareServer: (input) => prepareAndJoin(program, input),
    join: (input) => joinOffice(program, input),
    reportDefect: (call, error) => options.log.defect(call, error),
  }
}

/** Tries the store again after trouble; the windows of the office replace the trouble when it opens. */
async function retry(program: Program) {
  await program.open()
  if (program.state.kind === 'trouble') return refuse(program.state.refusal)
  if (program.demo) await prepareDemo(program)
  await replaceWindows(program)
  return accept(null)
}
