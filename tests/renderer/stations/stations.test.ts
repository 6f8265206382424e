// @vitest-environment happy-dom
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { VueWrapper } from '@vue/test-utils'
import type { PairingView, SessionView, StationsView } from '#contract/views.ts'
import { inDialog, press, submit, write } from '../reception/press.ts'
import SomeDesk from '../shared/SomeDesk.vue'
import { choice, officeOf, refused, sessionOf } from '../shared/people.ts'
import { ok, openWindow, settled, type RecordedBridge } from '../support/recorded-bridge.ts'
import { atServer, here, lostAt, stationBecomes, stationRow, stationsView } from './office.ts'

const minute = 60_000
const marta = choice('Marta Rivas', { roles: ['manager'] })
const jorge = choice('Jorge Sosa', { roles: ['counter'] })
const pairing: PairingView = {
  stationName: 'Ventanilla 4',
  code: '04G6-2B31-HKQT-9V0R-7CXE-5NAW-MD8P-ZS1Y-JF6K',
  address: '192.168.1.10',
  text: 'antesala:192.168.1.10:5432/antesala#04G6-2B31-HKQT-9V0R-7CXE-5NAW-MD8P-ZS1Y-JF6K',
  until: Date.now() + 60 * minute,
}
let recorded: RecordedBridge
let screen: VueWrapper

const dialog = () => document.querySelector<HTMLElement>('[role=dialog]')?.textContent ?? ''
const find = (selector: string) => document.querySelector<HTMLElement>(`[role=dialog] ${selector}`)
const click = async (selector: string) => {
  inDialog(selector).click()
  await settled()
}

async function openStations(view: StationsView, session: SessionView = sessionOf(marta)): Promise<void> {
  recorded = officeOf([marta, jorge], session)
  recorded.answer('station.current', () => ok(atServer))
  recorded.answer('stations.list', () => ok(view))
  recorded.answer('stations.pair', () => ok(pairing))
  recorded.answer('stations.dismiss', () => ok(null))
  screen = openWindow(SomeDesk, recorded)
  await settled()
  screen.get<HTMLElement>('[data-testid=person-menu]').element.focus()
  await press('Enter')
  await settled()
  document.querySelector<HTMLElement>('[role=menu] [data-testid=stations]')?.click()
  await settled()
}

afterEach(() => {
  screen.unmount()
  vi.restoreAllMocks()
})

describe('the list', () => {
  test('says of each what it is for and whether it is there', async () => {
    await openStations(
      stationsView([
        here,
        stationRow('Sala', { roles: ['display'], direct: true }),
        stationRow('Ventanilla 2', { connected: false, seenAt: Date.now() - 3 * minute - 500 }),
        stationRow('Ventanilla 3', { connected: false, seenAt: null, pairingUntil: Date.now() + minute }),
        stationRow('Ventanilla 5', { connected: false, seenAt: null, pairingUntil: Date.now() - minute }),
      ]),
    )
    const rows = [...document.querySelectorAll('[role=dialog] [data-testid=station]')]
    const said = rows.map((row) => row.textContent)
    expect(said[0]).toContain('este puesto')
    expect(said[0]).toContain('Recepción, Gerencia')
    expect(said[1]).toContain('Pantalla de sala')
    expect(said[1]).toMatch(/conectado · versión 0\.1\.0/)
    expect(said[1]).toContain('enlace directo')
    expect(said[2]).toMatch(/visto hace 3\smin/)
    expect(said[3]).toContain('espera su código hasta las')
    expect(said[4]).toContain('su código ha caducado')
    expect(dialog()).toContain('2 de 5 conectados')
  })

  test('tells of a clock only what somebody could notice', async () => {
    await openStations(
      stationsView([
        here,
        stationRow('Exacto', { clockOffsetMs: 1900 }),
        stationRow('Atrasado', { clockOffsetMs: 12_000 }),
        stationRow('Adelantado', { clockOffsetMs: -125_000 }),
      ]),
    )
    const clock = (name: string) =>
      find(`[data-station="id-${name}"] [data-testid=station-clock]`)?.textContent
    expect(clock('Exacto')).toBeUndefined()
    expect(clock('Atrasado')).toMatch(/va 12\ss atrasado/)
    expect(clock('Adelantado')).toMatch(/va 2\smin adelantado/)
  })

  test('fifty are searched by name, zone and function', async () => {
    const rows = Array.from({ length: 50 }, (_, at) =>
      stationRow(`Ventanilla ${String(at + 1)}`, at === 7 ? { zone: 'Archivo', roles: ['display'] } : {}),
    )
    await openStations(stationsView([here, ...rows]))
    const shown = () => document.querySelectorAll('[role=dialog] [data-testid=station]').length
    expect(shown()).toBe(51)
    await write('input', 'archivo pantalla')
    expect(shown()).toBe(1)
    await write('input', 'nada')
    expect(dialog()).toContain('Ningún puesto coincide con «nada»')
  })

  test('a colleague looks and changes nothing', async () => {
    await openStations(stationsView([here, stationRow('Ventanilla 2')]), sessionOf(jorge))
    expect(dialog()).toContain('Ventanilla 2')
    expect(find('[data-testid=add-station]')).toBeNull()
    expect(find('[data-testid=remove-station]')).toBeNull()
  })

  test('what could not be loaded says why and is asked again', async () => {
    await openStations(stationsView([here]))
    await press('Escape')
    recorded.answer('stations.list', () => refused({ code: 'store.unreachable', file: 'servidor' }))
    screen.get<HTMLElement>('[data-testid=person-menu]').element.focus()
    await press('Enter')
    document.querySelector<HTMLElement>('[role=menu] [data-testid=stations]')?.click()
    await settled()
    expect(find('[data-testid=load-error]')?.textContent).toContain('No hay conexión')
    recorded.answer('stations.list', () => ok(stationsView([here])))
    await click('[data-testid=load-error] button')
    expect(find('[data-testid=station]')).not.toBeNull()
  })

  test('an office on one computer is told calmly what it takes to grow', async () => {
    await openStations(stationsView([here], { cannotPair: 'single' }))
    expect(dialog()).toContain('trabaja en un solo equipo')
    expect(dialog()).toContain('servidor PostgreSQL')
    expect(find('[data-testid=add-station]')).toBeNull()
  })

  test('a station without the office’s key says where others are added', async () => {
    await openStations(stationsView([here], { cannotPair: 'no_authority' }))
    expect(find('[data-testid=no-authority]')?.textContent).toContain('la llave de la oficina')
    expect(find('[data-testid=add-station]')).toBeNull()
  })
})

describe('adding a station', () => {
  async function openAdd(): Promise<void> {
    await openStations(stationsView([here]))
    await click('[data-testid=add-station]')
  }
  const chip = (role: string) => click(`[data-role=${role}]`)

  test('asks its name and its functions before anything is sent', async () => {
    await openAdd()
    await submit('[data-testid=station-add]')
    expect(dialog()).toContain('Escriba el nombre del puesto.')
    expect(find('[data-testid=roles-problem]')).not.toBeNull()
    await write('[data-testid=station-name]', '  recepcion 1 ')
    expect(dialog()).toContain('Ya hay un puesto con este nombre')
    await chip('manager')
    expect(find('[data-testid=roles-problem]')?.textContent).toContain('que ya tenga ventana')
    expect(recorded.inputs('stations.pair')).toEqual([])
  })

  test('explains each function, and warns where the public would see what staff sees', async () => {
    await openAdd()
    await chip('display')
    expect(dialog()).toContain('Muestra las llamadas en la sala.')
    expect(find('[data-testid=mixed-roles]')).toBeNull()
    await chip('reception')
    expect(find('[data-testid=mixed-roles]')?.textContent).toContain('a la vista del público')
    await chip('display')
    expect(find('[data-testid=mixed-roles]')).toBeNull()
  })

  test('gives the code once, in groups, with its picture and the address', async () => {
    await openAdd()
    await write('[data-testid=station-name]', 'Ventanilla 4')
    await chip('counter')
    await submit('[data-testid=station-add]')
    expect(recorded.inputs('stations.pair')).toEqual([
      {
        requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
        name: 'Ventanilla 4',
        zoneId: 'z-hall',
        roles: ['counter'],
      },
    ])
    const groups = [...document.querySelectorAll('[role=dialog] [data-testid=shown-pairing-code] span')]
    expect(groups.map((group) => group.textContent).join('-')).toBe(pairing.code)
    expect(find('[data-testid=pairing-address]')?.textContent).toBe('192.168.1.10')
    expect(find('[data-testid=qr]')?.getAttribute('aria-label')).toContain('lector')
    expect(dialog()).toContain('Válido hasta las')
    const sheet = document.querySelector('[data-testid=print-card]')
    expect(sheet?.textContent).toContain('Ventanilla 4')
    expect(sheet?.textContent).toContain('192.168.1.10')
    expect(sheet?.querySelector('svg path')).not.toBeNull()
    // Nothing of it outlives the face.
    await click('[data-testid=code-done]')
    expect(document.body.textContent).not.toContain('04G6')
    expect(find('[data-testid=station-list]')).not.toBeNull()
  })

  test('says when the new station is there, and not for one that was there before', async () => {
    await openAdd()
    await write('[data-testid=station-name]', 'Ventanilla 4')
    await chip('counter')
    await submit('[data-testid=station-add]')
    expect(find('[data-testid=station-arrived]')).toBeNull()
    const waiting = stationRow('Ventanilla 4', {
      connected: false,
      seenAt: null,
      pairingUntil: pairing.until,
    })
    recorded.answer('stations.list', () => ok(stationsView([here, waiting]), 2))
    recorded.change(['stations'], 2)
    await settled()
    expect(find('[data-testid=station-arrived]')).toBeNull()
    recorded.answer('stations.list', () => ok(stationsView([here, stationRow('Ventanilla 4')]), 3))
    recorded.change(['stations'], 3)
    await settled()
    expect(find('[data-testid=station-arrived]')?.textContent).toContain('«Ventanilla 4» ya está conectado.')
  })

  test('a code that has expired is not shown any longer', async () => {
    await openAdd()
    recorded.answer('stations.pair', () => ok({ ...pairing, until: Date.now() - 2000 }))
    await write('[data-testid=station-name]', 'Ventanilla 4')
    await chip('counter')
    await submit('[data-testid=station-add]')
    expect(find('[data-testid=pairing-over]')).not.toBeNull()
    expect(document.body.textContent).not.toContain('04G6')
  })

  test('a refusal is told where it was asked, with what was typed still there', async () => {
    await openAdd()
    recorded.answer('stations.pair', () => refused({ code: 'pairing.no_authority' }))
    await write('[data-testid=station-name]', 'Ventanilla 4')
    await chip('counter')
    await submit('[data-testid=station-add]')
    expect(find('[data-testid=refusal]')?.textContent).toContain('no guarda la llave')
    expect((find('[data-testid=station-name]') as HTMLInputElement).value).toBe('Ventanilla 4')
  })

  test('while the server is lost it says so and sends nothing', async () => {
    await openAdd()
    await write('[data-testid=station-name]', 'Ventanilla 4')
    await chip('counter')
    stationBecomes(recorded, { lostSince: lostAt })
    await settled()
    await submit('[data-testid=station-add]')
    expect(find('[data-testid=stopped]')?.textContent).toContain('Sin conexión con el servidor')
    expect(recorded.inputs('stations.pair')).toEqual([])
  })
})

describe('removing a station', () => {
  test('is asked once more, says what follows, and is told', async () => {
    await openStations(stationsView([here, stationRow('Ventanilla 2')]))
    expect(document.querySelectorAll('[role=dialog] [data-testid=remove-station]')).toHaveLength(1)
    await click('[data-testid=remove-station]')
    expect(dialog()).toContain('¿Dar de baja «Ventanilla 2»?')
    expect(dialog()).toContain('Ahora está conectado')
    expect(recorded.inputs('stations.dismiss')).toEqual([])
    recorded.answer('stations.list', () => ok(stationsView([here]), 2))
    await click('[data-testid=confirm-removal]')
    expect(recorded.inputs('stations.dismiss')).toEqual([
      { requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string, stationId: 'id-Ventanilla 2' },
    ])
    expect(find('[data-testid=station-removed]')?.textContent).toContain('«Ventanilla 2»')
  })

  test('may be left again, and a refusal stays with the question', async () => {
    await openStations(stationsView([here, stationRow('Ventanilla 2')]))
    recorded.answer('stations.dismiss', () => refused({ code: 'station.not_found' }))
    await click('[data-testid=remove-station]')
    await click('[data-testid=confirm-removal]')
    expect(find('[data-testid=refusal]')?.textContent).toContain('ya no figura')
    await click('[data-testid=stations-back]')
    expect(find('[data-testid=station-list]')).not.toBeNull()
  })
})
