import { setTimeout as wait } from 'node:timers/promises'
import { type SiteId, sourceOf } from '#contract'
import { openRoom, patterns, type RoomPage } from '#trials/browser'
import { describeTimes, progress } from '../figure.ts'
import { openTheatre } from '../theatre.ts'
import { betweenTakes, timedTake } from './take.ts'

const watching = 'VN-19-05710'
const cameras = [
  { site: 'VN-25-07900', pattern: patterns.red },
  { site: 'VN-25-07894', pattern: patterns.green },
]
const clips = ['VN-25-04795', 'VN-25-08872']
const takes = 20

/**
 * Milliseconds from the console's request to the first new frame on the page of a commune in the other province,
 * for each of 20 takes between the live cameras of two pages, which had been sending nothing.
 */
export async function measureFirstFrames(): Promise<number[]> {
  const theatre = await openTheatre()
  try {
    const open = async (site: SiteId, pattern: (typeof patterns)[keyof typeof patterns]) => {
      const room = await openRoom(site, await theatre.linkOf(site), pattern)
      theatre.own(room)
      return room
    }
    const page = await open(watching, patterns.blue)
    for (const { site, pattern } of cameras) await open(site, pattern)
    for (const site of clips) await theatre.seatSynthetic(site, { sends: true })
    const desk = theatre.deskOf('VN')
    const measure = async (what: string, sites: readonly SiteId[]) => {
      const times: SwitchTime[] = []
      // One round more, uncounted: the first pictures of a page that just opened, and the codecs' first use.
      for (let count = -sites.length; count < takes; count++) {
        const site = sites[(count + sites.length) % sites.length] ?? watching
        const { revision, sentAt, answeredAt } = await timedTake(desk, site)
        const { orderedAt, firstFrameAt } = await firstFrameOf(page, site, revision)
        if (count >= 0)
          times.push({
            answered: answeredAt - sentAt,
            ordered: orderedAt - sentAt,
            firstFrame: firstFrameAt - sentAt,
          })
        await wait(betweenTakes)
      }
      progress(`${what}: console answered: ${describeTimes(times.map(({ answered }) => answered))}`)
      progress(`${what}: scene at the page: ${describeTimes(times.map(({ ordered }) => ordered))}`)
      progress(`${what}: first frame: ${describeTimes(times.map(({ firstFrame }) => firstFrame))}`)
      return times.map(({ firstFrame }) => firstFrame)
    }
    await measure('shipped clips', clips)
    return await measure(
      'live cameras',
      cameras.map(({ site }) => site),
    )
  } finally {
    await theatre.close()
  }
}

/** Milliseconds after the request was sent. */
interface SwitchTime {
  answered: number
  ordered: number
  firstFrame: number
}

async function firstFrameOf({ page }: RoomPage, site: SiteId, revision: number) {
  const handle = await page.waitForFunction(
    ({ source, revision }) => {
      const slot = window.lienthong?.state.slots[0]
      const isShown = slot?.source === source && slot.revision === revision
      if (!isShown || slot.firstFrameAt === null) return null
      return { orderedAt: slot.orderedAt, firstFrameAt: slot.firstFrameAt }
    },
    { source: sourceOf(site, 'camera'), revision },
    { polling: 100, timeout: 15_000 },
  )
  const found = await handle.jsonValue()
  if (!found) throw new Error(`${site} was not shown`)
  return found
}
