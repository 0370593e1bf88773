import { expect, test } from 'vitest'
import type { Screen } from '#contract'
import { streamsToWatch } from './viewing.ts'

const screen = (layout: Screen['layout'], ...sites: string[]): Screen => ({
  layout,
  slots: sites.map((site) => ({ kind: 'site', site })),
})
const four = screen('2x2', 'VN', 'VN-19', 'VN-25', 'VN-31')
const many = Array.from({ length: 25 }, (_, at) => `VN-25-${String(at).padStart(5, '0')}`)

test('R50: pictures of more than four slots come at the lowest layer, others a step higher, each once', () => {
  const nine = screen('3x3', ...many.slice(0, 8), 'VN')
  const streams = streamsToWatch({ zoomed: null, heard: [], screens: [nine, four] })
  expect(streams).toHaveLength(12)
  expect(streams.find(({ source }) => source === 'VN/camera')?.layer).toBe(1)
  expect(streams.find(({ source }) => source === 'VN-25-00000/camera')?.layer).toBe(0)
})

test('R50: the large picture comes best, sound and content as what they are', () => {
  const shown: Screen = { layout: '1+1', slots: [{ kind: 'content', site: 'VN' }, { kind: 'empty' }] }
  expect(streamsToWatch({ zoomed: 'VN', heard: ['VN-25'], screens: [shown] })).toEqual([
    { source: 'VN/camera', layer: 2 },
    { source: 'VN-25/microphone', layer: null },
    { source: 'VN/content', layer: 1 },
  ])
})

test('R50: no more than 32 streams: first the large picture, then sound, then the screens in order', () => {
  const others = many.map((site) => site.replace('VN-25', 'VN-19'))
  const screens = [screen('5x5', ...many), screen('5x5', ...others)]
  const streams = streamsToWatch({ zoomed: 'VN-31', heard: ['VN'], screens })
  expect(streams).toHaveLength(32)
  expect(streams.slice(0, 2).map(({ source }) => source)).toEqual(['VN-31/camera', 'VN/microphone'])
  expect(streams.filter(({ source }) => source.startsWith('VN-25-'))).toHaveLength(25)
  expect(streams.filter(({ source }) => source.startsWith('VN-19-'))).toHaveLength(5)
})
