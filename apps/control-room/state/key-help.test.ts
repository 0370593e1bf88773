import { expect, test } from 'vitest'
import { keyHelp, pressesOf } from './key-help.ts'
import { type KeyPress, shortcutOf } from './shortcut.ts'

const letters = [...'abcdefghijklmnopqrstuvwxyz0123456789-/[]?.', 'Delete', 'Escape', 'PageUp', 'PageDown']
const pressed = (key: string, shiftKey: boolean): KeyPress => ({
  ...{ key, shiftKey, ctrlKey: false, metaKey: false, altKey: false, repeat: false, typing: false },
})
const meaning = (press: KeyPress) => JSON.stringify(shortcutOf(press))
const told = new Set(keyHelp.flatMap(pressesOf).map(meaning))

test('R63: every key that is told means something', () => {
  for (const help of keyHelp)
    for (const press of pressesOf(help)) expect(shortcutOf(press), help.keys).not.toBeNull()
})

test('R63: no key is told twice', () => {
  expect(new Set(keyHelp.map(({ keys }) => keys)).size).toBe(keyHelp.length)
})

test.each(letters)('R63: what %s means, alone and with Shift, is told in the help of keys', (key) => {
  for (const shift of [false, true]) {
    const press = pressed(key, shift)
    if (shortcutOf(press)) expect(told, `${shift ? 'Shift+' : ''}${key}`).toContain(meaning(press))
  }
})
