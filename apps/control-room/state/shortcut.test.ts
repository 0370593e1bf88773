import { expect, test } from 'vitest'
import { type KeyPress, shortcutOf } from './shortcut.ts'

const press = (key: string, changes: Partial<KeyPress> = {}) =>
  shortcutOf({
    key,
    ctrlKey: false,
    shiftKey: false,
    metaKey: false,
    altKey: false,
    repeat: false,
    typing: false,
    ...changes,
  })

test('R19: keys choose a layout, take, undo, clear and open a microphone', () => {
  expect(press('1')).toEqual({ kind: 'layout', layout: 'full' })
  expect(press('5')).toEqual({ kind: 'layout', layout: '1+5' })
  expect(press('9')).toEqual({ kind: 'layout', layout: '5x5' })
  expect(press('0')).toEqual({ kind: 'layout', layout: 'content+speaker' })
  expect(press('-')).toEqual({ kind: 'layout', layout: 'content' })
  expect(press('F12')).toEqual({ kind: 'recall', place: 11 })
  expect(press('x')).toEqual({ kind: 'transition' })
  expect(press('n')).toEqual({ kind: 'content' })
  expect(press('v')).toEqual({ kind: 'program' })
  expect(press('c')).toEqual({ kind: 'panel', panel: 'scenes' })
  expect(press('T')).toEqual({ kind: 'take' })
  expect(press('z', { ctrlKey: true })).toEqual({ kind: 'undo' })
  expect(press('z')).toEqual({ kind: 'zoom' })
  expect(press('h')).toEqual({ kind: 'listen' })
  expect(press('f')).toEqual({ kind: 'clear-filter' })
  expect(press('m')).toEqual({ kind: 'microphone' })
  expect(press('Delete')).toEqual({ kind: 'clear' })
  expect(press('Delete', { shiftKey: true })).toEqual({ kind: 'clear-all' })
})

test('R30: keys invite the first of the queue, open its microphone, and choose a tab', () => {
  expect(press('i')).toEqual({ kind: 'invite' })
  expect(press('I', { shiftKey: true })).toEqual({ kind: 'open-first' })
  expect(press('k')).toEqual({ kind: 'heed-chair' })
  expect(press('1', { altKey: true })).toEqual({ kind: 'tab', at: 0 })
  expect(press('R', { shiftKey: true })).toEqual({ kind: 'roll-call' })
  expect(press('6', { altKey: true })).toEqual({ kind: 'tab', at: 5 })
})

test('R81: keys move the script on and back, and pause its timer', () => {
  expect(press('j')).toEqual({ kind: 'script', asked: 'next' })
  expect(press('J', { shiftKey: true })).toEqual({ kind: 'script', asked: 'previous' })
  expect(press('.')).toEqual({ kind: 'script', asked: 'timer' })
  expect(press('j', { repeat: true })).toBeNull()
  expect(press('7', { altKey: true })).toEqual({ kind: 'tab', at: 6 })
})

test('R66: keys ask the chosen site for a test, and open what its tests found', () => {
  expect(press('u')).toEqual({ kind: 'test-site' })
  expect(press('U', { shiftKey: true })).toEqual({ kind: 'site-tests' })
})

test('R29, R32: keys answer the first request of another tier, and open what can be done about control', () => {
  expect(press('a')).toEqual({ kind: 'accept' })
  expect(press('r')).toEqual({ kind: 'refuse' })
  expect(press('o')).toEqual({ kind: 'counter' })
  expect(press('g')).toEqual({ kind: 'place-granted' })
  expect(press('q')).toEqual({ kind: 'panel', panel: 'control' })
})

test('R19: no order while typing, from a key held down, or from a browser shortcut', () => {
  expect(press('t', { typing: true })).toBeNull()
  expect(press('t', { repeat: true })).toBeNull()
  expect(press('t', { ctrlKey: true })).toBeNull()
  expect(press('t', { altKey: true })).toBeNull()
  expect(press('8', { altKey: true })).toBeNull()
  expect(press('1', { altKey: true, ctrlKey: true })).toBeNull()
})
