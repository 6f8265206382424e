// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { defineComponent, h } from 'vue'
import { mount, type VueWrapper } from '@vue/test-utils'
import { useKeyList, useKeys } from '#shared/keys.ts'

let pressed: string[]
let screen: VueWrapper
let allowed = true

const Screen = defineComponent({
  setup() {
    useKeys([
      { keys: ['s'], label: () => 'Saludado', run: () => pressed.push('s'), when: () => allowed },
      { keys: ['Enter', ' '], run: () => pressed.push('enter') },
      { keys: ['ctrl+z'], run: () => pressed.push('undo') },
      { keys: ['F1'], run: () => pressed.push('help'), everywhere: true },
    ])
    return () => h('div', [h('input'), h('button', 'x')])
  },
})

function press(key: string, init: KeyboardEventInit = {}, target: Element = document.body): void {
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init }))
}

beforeEach(() => {
  pressed = []
  allowed = true
  screen = mount(Screen, { attachTo: document.body })
})
afterEach(() => screen.unmount())

describe('keys of a desk', () => {
  test('do what they say, in capitals as well', () => {
    press('s')
    press('S')
    press('z', { ctrlKey: true })
    expect(pressed).toEqual(['s', 's', 'undo'])
  })

  test('rest while somebody types', () => {
    press('s', {}, screen.get('input').element)
    expect(pressed).toEqual([])
  })

  test('rest while a dialog is open, except those that work everywhere', () => {
    const dialog = document.createElement('div')
    dialog.setAttribute('role', 'dialog')
    document.body.append(dialog)
    press('s')
    press('F1')
    dialog.remove()
    expect(pressed).toEqual(['help'])
  })

  test('leave Enter and Space to a button that has the focus', () => {
    press('Enter', {}, screen.get('button').element)
    press('Enter')
    expect(pressed).toEqual(['enter'])
  })

  test('do nothing again while they are held down', () => {
    press('Enter', { repeat: true })
    expect(pressed).toEqual([])
  })

  test('do nothing while their action is not possible', () => {
    allowed = false
    press('s')
    expect(pressed).toEqual([])
  })

  test('are listed for the help sheet and forgotten with their screen', () => {
    expect(useKeyList().map((binding) => binding.label?.())).toContain('Saludado')
    screen.unmount()
    press('s')
    expect(useKeyList()).toEqual([])
    expect(pressed).toEqual([])
    screen = mount(Screen, { attachTo: document.body })
  })
})
