// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { VueWrapper } from '@vue/test-utils'
import type { StoreRefusal } from '#domain/refusal.ts'
import { texts } from '#text/index.ts'
import App from '../../../renderer/apps/trouble/App.vue'
import { adviceFor } from '../../../renderer/apps/trouble/advice.ts'
import { ok, openWindow, recordBridge, settled, type RecordedBridge } from '../support/recorded-bridge.ts'

const file = '/home/oficina/datos/antesala.sqlite'
const withFile = ['unreadable', 'read_only', 'locked', 'foreign', 'newer', 'damaged', 'full'] as const
const atServer = ['unreachable', 'behind', 'dismissed', 'untrusted', 'no_credentials'] as const
const refusals: readonly StoreRefusal[] = [
  ...[...withFile, ...atServer].map((kind) => ({ code: `store.${kind}` as const, file })),
  { code: 'store.busy' },
]

describe.each(['es', 'en'] as const)('the sentence of a refusal in %s', (language) => {
  test.each(refusals)('$code: what happened, what to do, and the path on its own', (refusal) => {
    const advice = adviceFor(refusal, texts[language])
    expect(advice.happened).toMatch(/\.$/)
    expect(advice.todo).toMatch(/[.:]$/)
    expect(`${advice.happened} ${advice.todo}`).not.toContain(file)
    expect(advice.file).toBe(refusal.code === 'store.busy' ? null : file)
  })
})

describe('the window', () => {
  let recorded: RecordedBridge
  let trouble: VueWrapper

  async function open(refusal: StoreRefusal): Promise<void> {
    recorded.answer('trouble.current', () => ok({ refusal }))
    trouble = openWindow(App, recorded)
    await settled()
  }

  beforeEach(() => {
    recorded = recordBridge()
  })
  afterEach(() => trouble.unmount())

  test('says what happened and shows the file', async () => {
    recorded.answer('trouble.showFile', () => ok(null))
    await open({ code: 'store.damaged', file })
    expect(trouble.get('h1').text()).toBe('El archivo de datos está dañado y no se ha tocado.')
    expect(trouble.get('[data-testid=data-file]').text()).toBe(file)
    await trouble.get('[data-testid=show-file]').trigger('click')
    expect(recorded.inputs('trouble.showFile')).toHaveLength(1)
  })

  test('without a file there is nothing to show', async () => {
    await open({ code: 'store.busy' })
    expect(trouble.find('[data-testid=show-file]').exists()).toBe(false)
  })

  test.each(atServer)(
    '%s: the server’s address, no file to show, and that it tries again by itself',
    async (kind) => {
      await open({ code: `store.${kind}`, file: 'servidor.lan:5432' })
      expect(trouble.get('[data-testid=data-file]').text()).toBe('servidor.lan:5432')
      expect(trouble.text()).toContain('Servidor')
      expect(trouble.find('[data-testid=show-file]').exists()).toBe(false)
      expect(trouble.get('[data-testid=keeps-trying]').text()).toContain('cada pocos segundos')
    },
  )

  test('what the program finds meanwhile shows by itself', async () => {
    await open({ code: 'store.unreachable', file: 'servidor.lan:5432' })
    expect(trouble.get('h1').text()).toBe('No hay conexión con el servidor de la oficina.')
    recorded.answer('trouble.current', () =>
      ok({ refusal: { code: 'store.dismissed', file: 'servidor.lan:5432' } }, 2),
    )
    await expect
      .poll(() => trouble.get('h1').text(), { timeout: 8000 })
      .toBe('El servidor ya no admite este puesto.')
  })

  test('trying again asks once per click and shows what is true now', async () => {
    await open({ code: 'store.damaged', file })
    recorded.answer('trouble.retry', () => Promise.resolve({ ok: false, code: 'store.locked', file }))
    recorded.answer('trouble.current', () => ok({ refusal: { code: 'store.locked', file } }))
    const button = trouble.get('[data-testid=retry]')
    await Promise.all([button.trigger('click'), button.trigger('click')])
    await settled()
    expect(recorded.inputs('trouble.retry')).toHaveLength(1)
    expect(trouble.get('h1').text()).toBe('Otra copia de Antesala está usando estos datos.')
    expect(trouble.get('[data-testid=trouble-news]').text()).toContain('Sigue igual')
  })

  test('a window that cannot even ask still says what to do', async () => {
    recorded.answer('trouble.current', () => Promise.reject(new Error('gone')))
    trouble = openWindow(App, recorded)
    await settled()
    expect(trouble.text()).toContain('Pulse Reintentar')
  })
})
