import { setTimeout as wait } from 'node:timers/promises'
import type { SiteId } from '#contract'
import { type Desk, sessionAt, siteScene } from '#trials/stage'

/** How long an operator looks at his preview before he takes it, at the least. Milliseconds. */
const lookMs = 1_000

export interface Round {
  site: SiteId
  /** Whether the scene is in preview before it is taken. */
  prepared: boolean
  counted: boolean
}

/**
 * Takes of the sites in turn, as many prepared as not, turn about: `takes` of each count. Before them come as many
 * that do not, for the first pictures of what just opened and the codecs' first use.
 */
export function roundsOf(sites: readonly SiteId[], takes: number): Round[] {
  const uncounted = sites.length * 2
  return Array.from({ length: uncounted + takes * 2 }, (_, index) => ({
    site: sites[index % sites.length] ?? 'VN',
    prepared: Math.floor(index / sites.length) % 2 === 0,
    counted: index >= uncounted,
  }))
}

export interface TakeTime {
  revision: number
  /** The request was about to be sent; Unix milliseconds with fractions. */
  sentAt: number
  /** The console had its answer. */
  answeredAt: number
}

export const epochNow = () => performance.timeOrigin + performance.now()

/**
 * Takes one site over the whole screen, `afterMs` after the take before; what is asked before the take is not
 * counted.
 */
export async function timedTake(desk: Desk, { site, prepared }: Round, afterMs: number): Promise<TakeTime> {
  const scene = siteScene('full', site)
  await wait(afterMs - lookMs)
  const { id: session, program } = await sessionAt(desk)
  if (prepared) await desk.call('session.prepare', { session, scene })
  await wait(lookMs)
  const sentAt = epochNow()
  const { revision } = await desk.call<{ revision: number }>('session.take', {
    session,
    seen: program.revision,
    scene,
  })
  return { revision, sentAt, answeredAt: epochNow() }
}

/** Milliseconds, of the takes that were prepared and of those that were not. */
export interface Times {
  prepared: number[]
  unprepared: number[]
}
