import type { SiteId } from '#contract'
import { type Desk, sessionAt, siteScene } from '../../stories/stage.ts'

/** Milliseconds between two takes: long enough that all that the last one ended has gone, so every take is cold. */
export const betweenTakes = 3_200

export interface TakeTime {
  revision: number
  /** The request was about to be sent; Unix milliseconds with fractions. */
  sentAt: number
  /** The console had its answer. */
  answeredAt: number
}

export const epochNow = () => performance.timeOrigin + performance.now()

/** Takes one site over the whole screen; what is asked before the take is not counted. */
export async function timedTake(desk: Desk, site: SiteId): Promise<TakeTime> {
  const { id, program } = await sessionAt(desk)
  const body = { session: id, seen: program.revision, scene: siteScene('full', site) }
  const sentAt = epochNow()
  const { revision } = await desk.call<{ revision: number }>('session.take', body)
  return { revision, sentAt, answeredAt: epochNow() }
}
