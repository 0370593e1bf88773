import { CENTRE, homeNode } from '#conference/sites/ids'
import { partsOfSource, type SiteId } from '#contract'
import type { LoopTier, Measurement, PageMeasured, TestBegun, Verdict } from '#contract/readiness'
import { pageMeasured } from '#contract/readiness'
import type { Clock } from '#foundation/time'
import type { MediaSeat } from '../room/media-seat.ts'
import type { RoomSocket } from '../wire/room-socket.ts'
import { tagOf } from './codes.ts'
import { createReturned, type Returned } from './returned.ts'
import { roomWithoutPeople } from './room-without-people.ts'
import { createTestSender, type TestCodes } from './sender.ts'

/** What a site is tested for, as its page would be. */
export interface TestWish {
  form: Measurement['form']
  asked: Extract<Measurement['asked'], 'site' | 'round' | 'technician'>
  /** The order of the node that it follows; null: nobody asked. */
  order: string | null
}

export interface TestMade {
  id: string
  measured: PageMeasured
  verdict: Verdict
}

export interface TestRunOptions {
  site: SiteId
  socket: RoomSocket
  seat: MediaSeat
  clock: Clock
  /** For how long each tier is looked at once something has come, and how long it is waited for that. Milliseconds. */
  lookMs: number
  patienceMs: number
  codes: TestCodes
  /** Its picture takes no more than this, whatever the node allows; kbit/s. */
  mostKbps: number
  /** Makes a fault of what was measured. */
  alter: (measured: PageMeasured) => PageMeasured
}

/**
 * Makes one test as a page does: picture and sound with codes go out, and what each tier returns is read. Rejects with
 * `RequestRefused` where the node refuses it, and with what failed on the way; the test is given up then.
 */
export async function makeTest(wish: TestWish, options: TestRunOptions): Promise<TestMade> {
  const { socket } = options
  const begun = await socket.request('test.begin', wish)
  try {
    const measured = await measure(begun, wish, options)
    const { verdict } = await socket.request('test.end', { test: begun.test, measured })
    return { id: begun.test, measured, verdict }
  } catch (error) {
    await socket.request('test.abort', { test: begun.test, why: 'closed' }).catch(() => {})
    throw error
  }
}

async function measure(
  { test, nonce, tiers, pictureKbps }: TestBegun,
  { form }: TestWish,
  { site, socket, seat, clock, lookMs, patienceMs, codes, mostKbps, alter }: TestRunOptions,
): Promise<PageMeasured> {
  const tag = tagOf({ site, test, nonce })
  const startedAt = clock.now()
  const sender = createTestSender({
    tag: codes === 'foreign' ? tagOf({ site, test: 'another', nonce }) : tag,
    startedAt,
    pictureKbps: Math.min(pictureKbps, mostKbps),
    firstSsrc: seat.testSsrc(),
    replays: codes === 'replayed',
    send: seat.send,
  })
  const loops = new Map<LoopTier, Returned>()
  try {
    for (const source of sender.published) await socket.request('media.publish', source)
    seat.play(sender)
    for (const tier of tiers) {
      const returned = createReturned({ tag, startedAt })
      loops.set(tier, returned)
      seat.onReturned((source, packet, at) => {
        const kind = kindFrom(tier, site, source)
        if (kind) returned.take(kind, packet, at)
      })
      await socket.request('test.loop', { test, tier })
      await look(returned, { clock, lookMs, patienceMs })
    }
    await socket.request('test.loop', { test, tier: null })
  } finally {
    seat.onReturned(null)
    seat.play(null)
    for (const { kind } of sender.published) await socket.request('media.unpublish', { kind }).catch(() => {})
  }
  return alter(measuredOf(form, loops))
}

/** What a tier returns comes under its own names: that of the own node as it is, that from above as an echo. */
function kindFrom(tier: LoopTier, site: SiteId, source: string): 'picture' | 'sound' | null {
  const isOwnNode = tier === 'province' || homeNode(site) === CENTRE
  const [what, kind] = partsOfSource(source).kind.split('-')
  if (what !== (isOwnNode ? 'test' : 'echo')) return null
  return kind === 'picture' ? 'picture' : 'sound'
}

/** Both kinds have to come before the time counts. */
async function look(
  returned: Returned,
  { clock, lookMs, patienceMs }: Pick<TestRunOptions, 'clock' | 'lookMs' | 'patienceMs'>,
): Promise<void> {
  const wait = (ms: number) => new Promise<void>((done) => clock.setTimeout(done, ms))
  const until = clock.now() + patienceMs
  const came = () => Object.values(returned.matched()).every((codes) => codes > 0)
  while (!came() && clock.now() < until) await wait(20)
  if (came()) await wait(lookMs)
}

function measuredOf(form: Measurement['form'], loops: ReadonlyMap<LoopTier, Returned>): PageMeasured {
  const tiers = Object.fromEntries([...loops].map(([tier, returned]) => [tier, returned.measured()]))
  const nearest = loops.values().next().value?.line()
  const line = { connected: true, ...nearest }
  return pageMeasured.parse({
    ...roomWithoutPeople(form),
    loops: tiers,
    legs: { siteUp: { ...line, ...bearing(form) }, siteDown: { ...line, lossShare: 0, ...bearing(form) } },
  })
}

/** It has no congestion control that would find it; a short test measures none. */
const bearing = (form: Measurement['form']) => (form === 'full' ? { capacityKbps: 8000 } : {})
