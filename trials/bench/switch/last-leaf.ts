import { sourceOf } from '#contract'
import { describeTimes, progress } from '../figure.ts'
import { startReceivers } from '../receivers/start.ts'
import { openTheatre } from '../theatre.ts'
import { roundsOf, type Times, timedTake } from './take.ts'

const sources = ['VN-19-05443', 'VN-19-05722', 'VN-19-01882', 'VN-19-01957']
const far = 'VN-25'
const receivers = 148
const takes = 20
/** Between two takes, milliseconds: three others come before a source is taken again, so nothing is left of its last time. */
const betweenTakes = 1_400

/**
 * Milliseconds from the console's request to the first key frame of the new picture at the last of 148 sites in
 * the other province, one commune each. They receive in a process of their own.
 */
export async function measureLastLeaf(): Promise<Times> {
  const theatre = await openTheatre()
  try {
    for (const site of sources) await theatre.seatSynthetic(site, { sends: true })
    const links: string[] = []
    for (const site of theatre.communesOf(far, receivers)) links.push(await theatre.linkOf(site))
    const leaves = startReceivers()
    theatre.own(leaves)
    leaves.tell({ is: 'join', links, stills: false })
    await leaves.next('joined')
    progress(`${links.length} receivers have joined`)

    const desk = theatre.deskOf('VN')
    const last: Times = { prepared: [], unprepared: [] }
    for (const round of roundsOf(sources, takes)) {
      const { sentAt } = await timedTake(desk, round, betweenTakes)
      leaves.tell({ is: 'watch', source: sourceOf(round.site, 'camera'), since: sentAt })
      const { first, middle, last: slowest } = await leaves.next('seen')
      if (!round.counted) continue
      const what = round.prepared ? 'prepared' : 'unprepared'
      last[what].push(slowest - sentAt)
      const [from, half, to] = [first, middle, slowest].map((at) => (at - sentAt).toFixed(0))
      progress(`${what}: key frame after ${from} to ${to} ms, at the middle after ${half} ms`)
    }
    progress(`prepared: key frame at the last of ${receivers}: ${describeTimes(last.prepared)}`)
    progress(`not prepared: key frame at the last of ${receivers}: ${describeTimes(last.unprepared)}`)
    return last
  } finally {
    await theatre.close()
  }
}
