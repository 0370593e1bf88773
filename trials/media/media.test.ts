import { expect, test } from 'vitest'
import {
  cast,
  FRAMES_PER_SECOND,
  LOOP_SECONDS,
  loadSiteMedia,
  MalformedMedia,
  SOUND_PACKET_MS,
} from './index.ts'
import { readIvf } from './ivf.ts'
import { readOggOpus } from './ogg.ts'

test.each(cast.map((look) => look.site))(
  '%s: layers, key frames and sound have the shape of the clip',
  async (site) => {
    const { camera, microphone, levels, stills } = await loadSiteMedia(site)
    expect(camera.map(({ width, height }) => [width, height])).toEqual([
      [320, 180],
      [640, 360],
      [1280, 720],
    ])
    for (const { frames } of camera) {
      expect(frames).toHaveLength(FRAMES_PER_SECOND * LOOP_SECONDS)
      const keys = frames.filter(({ keyFrame }) => keyFrame).map(({ atMs }) => atMs)
      expect(keys).toEqual([0, 1000, 2000, 3000, 4000, 5000])
      expect(frames[1]?.atMs).toBe(1000 / FRAMES_PER_SECOND)
    }
    expect(microphone).toHaveLength((LOOP_SECONDS * 1000) / SOUND_PACKET_MS)
    // Opus table of contents (RFC 6716, 3.1): mono, one frame a packet, 20 ms.
    for (const packet of microphone) {
      expect((packet[0] ?? 0xff) & 0b111).toBe(0)
    }
    const power = levels.reduce((sum, level) => sum + 10 ** (level / 10), 0) / levels.length
    expect(10 * Math.log10(power)).toBeCloseTo(-26, 0)
    expect(stills.map((jpeg) => jpeg.toString('hex', 0, 2))).toEqual(['ffd8', 'ffd8', 'ffd8', 'ffd8'])
    expect(new Set(stills.map((jpeg) => jpeg.toString('base64'))).size).toBe(4)
  },
)

test('the bit rates of the layers are far enough apart to tell which one is sent', async () => {
  for (const { site } of cast) {
    const { camera } = await loadSiteMedia(site)
    const rates = camera.map(({ frames }) => frames.reduce((sum, frame) => sum + frame.data.length, 0))
    const [low = 0, middle = 0, high = 0] = rates.map((bytes) => (bytes * 8) / LOOP_SECONDS / 1000)
    expect(low).toBeLessThan(120)
    expect(middle).toBeGreaterThan(low * 1.5)
    expect(high).toBeGreaterThan(middle * 1.5)
    expect(high).toBeLessThan(500)
  }
})

test('no two sites can be mistaken for each other by wall or by voice', () => {
  for (const one of cast) {
    for (const other of cast) {
      if (one === other) continue
      expect(Math.abs(one.toneHz - other.toneHz)).toBeGreaterThanOrEqual(60)
      expect(Math.hypot(...one.wall.map((value, at) => value - (other.wall[at] ?? 0)))).toBeGreaterThan(55)
      for (const partial of [2, 3, 4])
        expect(Math.abs(one.toneHz * partial - other.toneHz)).toBeGreaterThanOrEqual(24)
    }
  }
})

test('what is cut short or is something else is refused by name', async () => {
  expect(() => readIvf(Buffer.alloc(40), 'x.ivf')).toThrow(MalformedMedia)
  expect(() => readOggOpus(Buffer.from('RIFF and so on, not an Ogg page'), 'x.ogg')).toThrow(/x\.ogg/)
  await expect(loadSiteMedia('VN-01')).rejects.toThrow(MalformedMedia)
})

test('an Ogg packet that spans segments is put together', () => {
  const page = (...packets: Buffer[]) => {
    const lacing = packets.flatMap(({ length }) => [
      ...Array(Math.floor(length / 255)).fill(255),
      length % 255,
    ])
    const header = Buffer.alloc(27)
    header.write('OggS')
    header[26] = lacing.length
    return Buffer.concat([header, Buffer.from(lacing), ...packets])
  }
  const long = Buffer.alloc(600, 7)
  const file = Buffer.concat([
    page(Buffer.from('OpusHead')),
    page(Buffer.from('OpusTags')),
    page(long, Buffer.from('ab')),
  ])
  expect(readOggOpus(file, 'x.ogg')).toEqual([long, Buffer.from('ab')])
})
