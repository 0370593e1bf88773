import { expect, test } from 'vitest'
import { createAddress, hashOf, placeOf } from './address.ts'

test('E4: what is chosen and looked for stands in the address, in any letters', () => {
  const place = { page: 'directory', query: { site: 'VN-25-07900', q: 'Việt Trì & 0912', unnamed: '1' } }
  expect(placeOf(hashOf(place))).toEqual(place)
  expect(placeOf('')).toEqual({ page: '', query: {} })
  expect(hashOf({ page: 'links', query: { q: '' } })).toBe('#/links')
})

test('E4: what is noted replaces the step, another page is a step', () => {
  const steps: string[] = []
  const listeners: (() => void)[] = []
  const location = {
    text: '#/directory?q=ha',
    get hash() {
      return this.text
    },
    set hash(next: string) {
      this.text = next
      steps.push(`to ${next}`)
      for (const heard of listeners) heard()
    },
  }
  const window = {
    location,
    history: {
      replaceState(_state: unknown, _title: string, hash?: string | URL | null) {
        location.text = String(hash)
        steps.push(`replaced ${hash}`)
      },
    } as History,
    addEventListener: (_event: string, heard: () => void) => listeners.push(heard),
  }
  const address = createAddress(window)
  address.note({ q: 'hạ hòa' })
  address.note({ q: 'hạ hòa' })
  expect(address.live.get()).toEqual({ page: 'directory', query: { q: 'hạ hòa' } })
  address.go('links')
  expect(address.live.get()).toEqual({ page: 'links', query: {} })
  expect(steps).toEqual(['replaced #/directory?q=h%E1%BA%A1+h%C3%B2a', 'to #/links'])
})
