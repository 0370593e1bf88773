import { expect, test } from 'vitest'
import { listenForEndOfTalk } from './talk-keys.ts'

function stage(page = new EventTarget()) {
  let released = 0
  const release = () => {
    released += 1
  }
  const stop = listenForEndOfTalk({ voiceLine: { release } }, page)
  const said = (kind: string, more: object = {}) => {
    page.dispatchEvent(Object.assign(new Event(kind, { cancelable: true }), more))
    return released
  }
  return { stop, said }
}

test('R54: a voice ends with its key, large or small, and with no other', () => {
  const { said } = stage()
  expect(said('keyup', { key: 'v' })).toBe(0)
  expect(said('keyup', { key: 'b' })).toBe(1)
  expect(said('keyup', { key: 'B' })).toBe(2)
})

test('R54: a voice ends when the key’s end would not be told: another window, the browser’s menu; not by a menu of ours', () => {
  const { stop, said } = stage()
  expect(said('blur')).toBe(1)
  expect(said('contextmenu')).toBe(2)
  stop()
  expect(said('blur')).toBe(2)
  const page = new EventTarget()
  page.addEventListener('contextmenu', (event) => event.preventDefault())
  expect(stage(page).said('contextmenu')).toBe(0)
})
