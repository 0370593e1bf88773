import { type SiteId, sourceOf } from '#contract'
import { openRoom, patterns, type RoomPage } from '#trials/browser'
import { describeTimes, progress } from '../figure.ts'
import { openTheatre } from '../theatre.ts'
import { roundsOf, type Times, timedTake } from './take.ts'

const watching = 'VN-19-05710'
const cameras = [
  { site: 'VN-25-07900', pattern: patterns.red },
  { site: 'VN-25-07894', pattern: patterns.green },
]
const takes = 20
/** Between two takes, milliseconds: when a camera is taken again, nothing is left of the last time, nor on the page. */
const betweenTakes = 3_600

/**
 * Milliseconds from the console's request to the first new frame on the page of a commune in the other province, for
 * takes between the live cameras of two pages, which had been sending nothing before the preview or the take.
 */
export async function measureFirstFrames(): Promise<Times> {
  const theatre = await openTheatre()
  try {
    const open = async (site: SiteId, pattern: (typeof patterns)[keyof typeof patterns]) => {
      const room = await openRoom(site, await theatre.linkOf(site), pattern)
      theatre.own(room)
      return room
    }
    const page = await open(watching, patterns.blue)
    for (const { site, pattern } of cameras) await open(site, pattern)
    const desk = theatre.deskOf('VN')
    const times: (SwitchTime & { prepared: boolean })[] = []
    for (const round of roundsOf(
      cameras.map(({ site }) => site),
      takes,
    )) {
      const { revision, sentAt, answeredAt } = await timedTake(desk, round, betweenTakes)
      const { orderedAt, firstFrameAt } = await firstFrameOf(page, round.site, revision)
      if (!round.counted) continue
      const time = {
        answered: answeredAt - sentAt,
        ordered: orderedAt - sentAt,
        firstFrame: firstFrameAt - sentAt,
      }
      times.push({ ...time, prepared: round.prepared })
    }
    const of = (prepared: boolean) => {
      const some = times.filter((time) => time.prepared === prepared)
      const what = prepared ? 'prepared' : 'not prepared'
      progress(`${what}: console answered: ${describeTimes(some.map(({ answered }) => answered))}`)
      progress(`${what}: scene at the page: ${describeTimes(some.map(({ ordered }) => ordered))}`)
      progress(`${what}: first frame: ${describeTimes(some.map(({ firstFrame }) => firstFrame))}`)
      return some.map(({ firstFrame }) => firstFrame)
    }
    return { prepared: of(true), unprepared: of(false) }
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
