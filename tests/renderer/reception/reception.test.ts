// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest'
import type { VueWrapper } from '@vue/test-utils'
import App from '../../../renderer/apps/reception/App.vue'
import { ok, openWindow, settled, type RecordedBridge } from '../support/recorded-bridge.ts'
import { idleDesk, inHand, morning, queueOf, waiting } from './morning.ts'
import { inDialog, press } from './press.ts'

const uuid = /^[0-9a-f-]{36}$/
let recorded: RecordedBridge
let reception: VueWrapper

async function open(bridge: RecordedBridge): Promise<void> {
  recorded = bridge
  reception = openWindow(App, recorded)
  await settled(150)
}

const selected = (): string => reception.get('[role=row][aria-selected=true]').attributes('data-ticket') ?? ''

afterEach(() => reception.unmount())

describe('the list of those who wait', () => {
  test('shows them in order, with those who cool down at the end and when they can be called', async () => {
    const coolUntil = Date.UTC(2026, 10, 21, 9, 47)
    const cooling = { position: null, coolUntil, why: { kind: 'cooling', until: coolUntil } } as const
    await open(morning([waiting('A-014', { personName: 'Teresa Olmedo' }), waiting('B-027', cooling)]))
    const rows = reception.findAll('[data-ticket]')
    expect(rows.map((row) => row.attributes('data-ticket'))).toEqual(['A-014', 'B-027'])
    expect(rows[0]?.text()).toContain('Teresa Olmedo')
    expect(rows[1]?.text()).toContain('se puede llamar a las 10:47')
    expect(document.documentElement.dataset['ready']).toBe('true')
  })

  test('marks in words whoever waits longer than the target', async () => {
    await open(morning([waiting('A-014', { targetMs: 60_000 }), waiting('A-015')]))
    expect(reception.get('[data-ticket="A-014"]').text()).toContain('pasa del objetivo')
    expect(reception.get('[data-ticket="A-015"]').text()).not.toContain('pasa del objetivo')
  })

  test('is walked through with the arrows', async () => {
    await open(morning([waiting('A-014'), waiting('A-015', { position: 2 })]))
    expect(selected()).toBe('A-014')
    await press('ArrowDown')
    expect(selected()).toBe('A-015')
    await press('ArrowDown')
    expect(selected()).toBe('A-015')
  })

  test('says what to do when nobody waits', async () => {
    await open(morning([]))
    expect(reception.get('.left [data-testid=empty-state]').text()).toContain('pulse N')
  })

  test('draws a part of ten thousand and says how many more there are', async () => {
    const rows = Array.from({ length: 500 }, (_, at) => waiting(`A-${String(at)}`, { position: at + 1 }))
    const bridge = morning([])
    bridge.answer('queue.waiting', () => ok({ ...queueOf(rows), total: 10_000 }))
    await open(bridge)
    expect(reception.findAll('[data-ticket]')).toHaveLength(200)
    expect(reception.get('[data-testid=more-rows]').text()).toContain('9800')
  })

  test('tells why it could not be loaded and tries again on request', async () => {
    const bridge = morning([])
    bridge.answer('queue.waiting', () => Promise.resolve({ ok: false, code: 'store.busy' }))
    await open(bridge)
    expect(reception.get('[data-testid=load-error]').text()).toContain('Los datos están ocupados')
    bridge.answer('queue.waiting', () => ok(queueOf([waiting('A-014')])))
    await reception.get('[data-testid=load-error] button').trigger('click')
    await settled()
    expect(reception.find('[data-ticket="A-014"]').exists()).toBe(true)
  })
})

describe('a new ticket', () => {
  test('takes two keys', async () => {
    await open(morning([]))
    recorded.answer('tickets.issue', () => ok({ ticketId: 't', label: 'B-031', ahead: 4, undoEventId: 'e' }))
    await press('n')
    await press('b')
    expect(recorded.inputs('tickets.issue')).toEqual([
      {
        requestId: expect.stringMatching(uuid) as string,
        serviceId: 's-b',
        priorityId: null,
        personName: null,
      },
    ])
    expect(inDialog('[data-testid=issued]').textContent).toContain('B-031')
    expect(inDialog('[data-testid=issued]').textContent).toContain('4 personas antes')
  })

  test('takes a name first: there letters are letters', async () => {
    await open(morning([]))
    recorded.answer('tickets.issue', () => ok({ ticketId: 't', label: 'A-001', ahead: 0, undoEventId: 'e' }))
    await press('n')
    const name = inDialog('[data-testid=issue-name]') as HTMLInputElement
    name.focus()
    await press('b')
    expect(recorded.inputs('tickets.issue')).toEqual([])
    name.value = 'Ana Beltrán'
    name.dispatchEvent(new Event('input'))
    await press('Enter')
    await press('1')
    expect(recorded.inputs('tickets.issue')).toMatchObject([{ serviceId: 's-a', personName: 'Ana Beltrán' }])
  })

  test('can be taken back where it is announced', async () => {
    await open(morning([]))
    recorded.answer('tickets.issue', () => ok({ ticketId: 't', label: 'A-001', ahead: 0, undoEventId: 'e' }))
    recorded.answer('tickets.undo', () => ok({ label: 'A-001' }))
    await press('n')
    await press('a')
    await press('z', { ctrlKey: true })
    expect(recorded.inputs('tickets.undo')).toMatchObject([{ ticketId: 't', eventId: 'e' }])
    expect(document.querySelector('[role=dialog]')).toBeNull()
  })
})

describe('the selected ticket', () => {
  test('asks for a reason when it passes others, and goes on with it', async () => {
    await open(morning([waiting('A-014')]))
    recorded.answer('tickets.attend', () => Promise.resolve({ ok: false, code: 'reason.required' }))
    await press('Enter')
    recorded.answer('tickets.attend', () => ok(null))
    const common = inDialog('[data-testid=reason-dialog] li button')
    common.click()
    await settled()
    inDialog('[data-testid=reason-dialog]').dispatchEvent(new Event('submit', { cancelable: true }))
    await settled()
    const [first, second] = recorded.inputs('tickets.attend') as {
      requestId: string
      reason: string | null
    }[]
    expect(first?.reason).toBeNull()
    expect(second?.reason).toBe(common.textContent)
    expect(second?.requestId).not.toBe(first?.requestId)
  })

  test('shows why something was refused', async () => {
    await open(morning([waiting('A-014')]))
    recorded.answer('tickets.leave', () =>
      Promise.resolve({ ok: false, code: 'ticket.changed', ticket: 'A-014', state: 'called' }),
    )
    await press('f')
    expect(reception.get('[data-testid=notice-refused]').text()).toContain('ahora consta como llamado')
  })

  test('is left alone by updates: when it is gone, nothing else takes its place', async () => {
    await open(morning([waiting('A-014'), waiting('A-015')]))
    recorded.answer('queue.waiting', () => ok(queueOf([waiting('A-015')]), 2))
    recorded.change(['tickets'], 2)
    await settled()
    expect(reception.find('[role=row][aria-selected=true]').exists()).toBe(false)
    await press('Enter')
    expect(recorded.inputs('tickets.attend')).toEqual([])
  })
})

describe('reception', () => {
  test('greets whoever has waited longest for it with one key', async () => {
    const since = Date.now()
    const kiosk = { channel: 'kiosk', greetedAfterMs: null } as const
    await open(
      morning([
        waiting('A-014', { ...kiosk, arrivalAt: since - 1000 }),
        waiting('B-027', { ...kiosk, arrivalAt: since - 90_000 }),
      ]),
    )
    recorded.answer('tickets.greet', () => ok(null))
    expect(reception.get('[data-testid=greeting-strip]').text()).toContain('y 1 más')
    await press('s')
    expect(recorded.inputs('tickets.greet')).toMatchObject([{ ticketId: 'id-B-027' }])
  })

  test('finishes the ticket in hand with Enter and attends nobody else meanwhile', async () => {
    await open(morning([waiting('A-015')], { ...idleDesk, open: inHand('A-014') }))
    recorded.answer('tickets.finish', () => ok(null))
    expect(reception.get('[data-testid=serving-ticket]').text()).toContain('A-014')
    expect(reception.find('[data-testid=attend]').exists()).toBe(false)
    await press('Enter')
    expect(recorded.inputs('tickets.finish')).toMatchObject([{ ticketId: 'id-A-014' }])
  })

  test('finds a ticket in any state', async () => {
    await open(morning([]))
    const found = { ticketId: 'x', label: 'C-007', personName: 'Ana', serviceName: 'Cédula', arrivalAt: 0 }
    recorded.answer('queue.find', () => ok([{ ...found, state: 'serving', counterNumber: 2 }]))
    await press('/')
    await reception.get('[data-testid=find]').setValue('c-007')
    await settled(150)
    expect(recorded.inputs('queue.find')).toEqual([{ text: 'c-007' }])
    expect(reception.get('[data-testid=selected-state]').text()).toBe('Ahora: en atención, Ventanilla 2')
  })
})
