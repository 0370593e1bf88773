import { expect, test, vi } from 'vitest'
import type { MediaHost, MediaNotice } from '../index.ts'
import { publish, seatSite, soon, startHost } from './hosts.ts'

const VIET_TRI = 'VN-25-07900'

function hearLevels(host: MediaHost) {
  const told: { site: string; level: number }[][] = []
  host.onNotice((notice: MediaNotice) => {
    if (notice.name === 'levels') told.push(notice.body.levels)
  })
  return told
}

test('M23: microphones that speak are told with their level, the loudest first, and their end once', async () => {
  const host = await startHost({ workers: 2 })
  const told = hearLevels(host)
  const levels: Record<string, number> = { [VIET_TRI]: -30, VN: -12, 'VN-25': -70 }
  const microphones = await Promise.all(
    Object.keys(levels).map(async (site) => {
      const peer = await seatSite(host, site)
      const microphone = peer.addMicrophone({ level: () => levels[site] ?? -127 })
      await publish(host, site, 'microphone', microphone)
      microphone.setOpen(true)
      return microphone
    }),
  )
  const both = [
    { site: 'VN', level: -12 },
    { site: VIET_TRI, level: -30 },
  ]
  await vi.waitFor(() => expect(told.at(-1)).toEqual(both), soon)
  for (const microphone of microphones) microphone.setOpen(false)
  await vi.waitFor(() => expect(told.at(-1)).toEqual([]), soon)
  const count = told.length
  await new Promise((resolve) => setTimeout(resolve, 1000))
  expect(told.length).toBe(count)
})

test('M23: the sound of a test has no level: nobody speaks in it', async () => {
  const host = await startHost()
  const told = hearLevels(host)
  const peer = await seatSite(host, VIET_TRI)
  const [sound, microphone] = [
    peer.addMicrophone({ level: () => -6 }),
    peer.addMicrophone({ level: () => -30 }),
  ]
  await publish(host, VIET_TRI, 'test-sound', sound)
  await publish(host, VIET_TRI, 'microphone', microphone)
  sound.setOpen(true)
  microphone.setOpen(true)
  await vi.waitFor(() => expect(told.length).toBeGreaterThan(2), soon)
  expect(new Set(told.flat().map(({ level }) => level))).toEqual(new Set([-30]))
})
