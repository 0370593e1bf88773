import { expect, test } from 'vitest'
import { beginSession, type SessionState, type SiteId } from '#contract'
import { silentLog } from '#foundation/log'
import { createManualClock } from '#foundation/time'
import { createPresenterWatch } from './presenter-watch.ts'

const begun = beginSession({ id: 's', title: '', owner: 'VN', chair: null, bound: 6, by: 'Hà', at: 0 })
const [site, other] = ['VN-25-07900', 'VN-19']

function stage(presenter: SiteId, graceMs = 0) {
  const clock = createManualClock()
  const offering = new Set<SiteId>()
  const seated = new Set<SiteId>()
  const ended: SiteId[] = []
  let session: SessionState = { ...begun, presenter }
  let reachable = true
  const watch = createPresenterWatch({
    ...{ node: 'VN-25', graceMs, clock, log: silentLog },
    sessions: () => [session],
    offers: (each) => offering.has(each),
    mayOffer: (each) => seated.has(each),
    async endContent(each) {
      ended.push(each)
      if (!reachable) throw new Error('out of reach')
      session = { ...session, presenter: null }
    },
  })
  const pass = async (ms: number) => {
    await clock.advance(ms)
    await new Promise((done) => setImmediate(done))
  }
  return { watch, clock, offering, seated, ended, pass, reach: (is: boolean) => (reachable = is) }
}

test('N35: who has gone for good presents no more; a seat that waits and content that comes back keep it', async () => {
  const { watch, offering, seated, ended, pass } = stage(site, 60_000)
  seated.add(site)
  watch.changed()
  await pass(60_000)
  seated.delete(site)
  watch.changed()
  await pass(9000)
  offering.add(site)
  watch.changed()
  await pass(60_000)
  expect(ended).toEqual([])
  offering.delete(site)
  watch.changed()
  await pass(10_000)
  expect(ended).toEqual([site])
})

test('N35: what an operator ends has ended at once, and nothing of another tier', async () => {
  const { watch, ended, pass } = stage('VN-25')
  watch.ended('VN-25')
  await pass(0)
  expect(ended).toEqual(['VN-25'])
  const far = stage(other)
  far.watch.changed()
  far.watch.ended('VN-25')
  await far.pass(60_000)
  expect(far.ended).toEqual([])
})

test('N35: after a start all have the grace time to come back; an owner out of reach is told again', async () => {
  const { watch, ended, pass, reach } = stage(site, 60_000)
  watch.changed()
  await pass(59_000)
  expect(ended).toEqual([])
  reach(false)
  await pass(1000)
  expect(ended).toEqual([site])
  reach(true)
  await pass(10_000)
  expect(ended).toEqual([site, site])
  watch.close()
})

test('N35: closed while an owner out of reach is asked, it waits for nothing', async () => {
  const { watch, clock, ended, pass, reach } = stage(site)
  reach(false)
  watch.ended(site)
  watch.close()
  await pass(0)
  expect(ended).toEqual([site])
  expect(clock.pending()).toBe(0)
})
