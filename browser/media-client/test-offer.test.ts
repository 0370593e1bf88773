import { expect, test } from 'vitest'
import { createTestOffer, type TestTracks } from './test-offer.ts'

const track = (id: string) => Object.assign(new EventTarget(), { id }) as MediaStreamTrack
const tracksOf = (name: string): TestTracks => ({
  ...{ picture: track(`${name} picture`), sound: track(`${name} sound`), pictureKbps: 900 },
})

/** A publisher that writes down what it is asked for; the node's answers are given by the test. */
function publisher(answer: () => Promise<void> = async () => {}) {
  const asked: string[] = []
  return {
    asked,
    async publishTest(kind: string, { id }: MediaStreamTrack, maxKbps: number) {
      asked.push(`${kind}: ${id}, ${maxKbps}`)
      await answer()
    },
    offer: (kind: string, offered: MediaStreamTrack | null) => void asked.push(`${kind}: ${offered}`),
  }
}

const both = (name: string) => [`test-picture: ${name} picture, 900`, `test-sound: ${name} sound, 900`]
const ended = ['test-picture: null', 'test-sound: null']

test('a test is published with its bound, and ended once', async () => {
  const to = publisher()
  const offer = createTestOffer()
  offer.adopt(to)
  const sent = offer.begin(tracksOf('one'))
  await sent.published
  expect(to.asked).toEqual(both('one'))
  sent.close()
  sent.close()
  expect(to.asked).toEqual([...both('one'), ...ended])
})

test('another test ends the one before, whose end then ends nothing', () => {
  const to = publisher()
  const offer = createTestOffer()
  offer.adopt(to)
  const before = offer.begin(tracksOf('one'))
  offer.begin(tracksOf('two'))
  before.close()
  expect(to.asked).toEqual([...both('one'), ...ended, ...both('two')])
})

test('a test waits for media, and goes over media that is opened anew', async () => {
  const [first, second] = [publisher(), publisher()]
  const offer = createTestOffer()
  const sent = offer.begin(tracksOf('one'))
  offer.adopt(first)
  await sent.published
  offer.adopt(second)
  expect([first.asked, second.asked]).toEqual([both('one'), both('one')])
  offer.close()
  expect(second.asked).toEqual([...both('one'), ...ended])
  offer.adopt(publisher())
})

test('what the node refuses is told, and media that fails later harms nothing', async () => {
  const offer = createTestOffer()
  offer.adopt(publisher(() => Promise.reject(new Error('test.unknown'))))
  const sent = offer.begin(tracksOf('one'))
  await expect(sent.published).rejects.toThrow('test.unknown')
  offer.adopt(publisher(() => Promise.reject(new Error('again'))))
  await new Promise((done) => setTimeout(done, 5))
})
