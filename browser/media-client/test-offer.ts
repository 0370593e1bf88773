import type { Publisher } from './publisher.ts'

/** What a page sends of itself while it is tested. */
export interface TestTracks {
  picture: MediaStreamTrack
  sound: MediaStreamTrack
  /** The most that the picture may take. */
  pictureKbps: number
}

/** A test that is being sent. `close()` ends it, leaves the tracks to their owner, and is idempotent. */
export interface SentTest {
  /** The node has taken both. Rejects as it refuses them; does not settle while media is not open. */
  readonly published: Promise<void>
  close(): void
}

type TestPublisher = Pick<Publisher, 'publishTest' | 'offer'>

/** At most one test, sent over whichever media there is. */
export interface TestOffer {
  begin(tracks: TestTracks): SentTest
  /** Media was opened anew: what is under way goes over that from now on. */
  adopt(publisher: TestPublisher): void
  close(): void
}

export function createTestOffer(): TestOffer {
  let publisher: TestPublisher | undefined
  let current: { publish(to: TestPublisher): void } | undefined

  const end = () => {
    if (!current) return
    current = undefined
    publisher?.offer('test-picture', null)
    publisher?.offer('test-sound', null)
  }

  return {
    begin({ picture, sound, pictureKbps }) {
      end()
      let settle: (taken: Promise<unknown>) => void = () => {}
      const published = new Promise<unknown>((resolve) => {
        settle = resolve
      }).then(() => {})
      // Who does not wait for it sees that nothing comes back.
      published.catch(() => {})
      const mine = {
        publish(to: TestPublisher) {
          const taken = Promise.all([
            to.publishTest('test-picture', picture, pictureKbps),
            to.publishTest('test-sound', sound, pictureKbps),
          ])
          taken.catch(() => {})
          settle(taken)
        },
      }
      current = mine
      if (publisher) mine.publish(publisher)
      return {
        published,
        close() {
          if (current === mine) end()
        },
      }
    },
    adopt(next) {
      publisher = next
      current?.publish(next)
    },
    close: end,
  }
}
