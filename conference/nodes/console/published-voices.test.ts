import { expect, test } from 'vitest'
import type { ConsoleKind } from '#contract/console'
import { createPublished } from './published.ts'

const rtpParameters = { codecs: [], headerExtensions: [], encodings: [] }

function stage() {
  let producer = 0
  const published = createPublished({
    ...{ node: 'VN-25', label: 'Phú Thọ', now: () => 7, onChange: () => {}, onEnded: () => {} },
    roomPublishes: () => true,
    media: {
      request: async () => ({ producer: `p${producer++}` }) as never,
    },
  })
  const say = (seat: string, by: string, kind: ConsoleKind, takeOver = false) =>
    published.publish(seat, by, { kind, page: seat, rtpParameters, takeOver }, () => {})
  return { published, say }
}

test.each(['line', 'cue'] as const)(
  'N37: of a tier one voice at a time (%s); the second is told who talks and never takes over',
  async (kind) => {
    const { published, say } = stage()
    await say('view-1', 'Hà', kind)
    expect(published.holder(kind)).toEqual({ by: 'Hà', at: 7 })
    expect([...published.sources().keys()]).toEqual([`VN-25/${kind}`])
    const refused = { code: `${kind}.taken`, details: { by: 'Hà', room: 'Phú Thọ' } }
    await expect(say('view-2', 'Nga', kind, true)).rejects.toMatchObject(refused)
    await published.unpublish('view-1', kind)
    await say('view-2', 'Nga', kind)
    published.forget('view-2')
    expect(published.holder(kind)).toBeNull()
  },
)
