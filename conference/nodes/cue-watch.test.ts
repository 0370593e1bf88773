import { expect, test } from 'vitest'
import { beginSession, type Cue, type SessionState } from '#contract'
import { silentLog } from '#foundation/log'
import { createManualClock } from '#foundation/time'
import { createCueWatch } from './cue-watch.ts'

const begun = beginSession({ id: 's', title: '', owner: 'VN', chair: null, bound: 6, by: 'Hà', at: 0 })
const cueOf = (from: string): Cue => ({ site: 'VN-25-07900', from, by: 'Hà', since: 0, countdown: null })

function stage(...cues: Cue[]) {
  const clock = createManualClock()
  let session: SessionState = { ...begun, cues }
  let voice = false
  let reachable = true
  const ended: string[] = []
  const watch = createCueWatch({
    node: 'VN',
    sessions: () => [session],
    hasVoice: () => voice,
    async end(id, { site }) {
      ended.push(`${id} ${site}`)
      if (!reachable) throw new Error('out of reach')
      session = { ...session, cues: [] }
    },
    ...{ clock, log: silentLog },
  })
  const pass = async (ms: number) => {
    await clock.advance(ms)
    await new Promise((done) => setImmediate(done))
  }
  const speak = (is: boolean) => {
    voice = is
    watch.changed()
  }
  const become = (...next: Cue[]) => {
    session = { ...session, cues: next }
    watch.changed()
  }
  return { watch, clock, ended, pass, speak, become, reach: (is: boolean) => (reachable = is) }
}

test('N36: a private talk whose operator is gone ends after 5 s, one that speaks or comes back goes on', async () => {
  const { watch, ended, pass, speak } = stage(cueOf('VN'))
  watch.changed()
  await pass(4900)
  speak(true)
  await pass(60_000)
  speak(false)
  await pass(4000)
  speak(true)
  await pass(60_000)
  expect(ended).toEqual([])
  speak(false)
  await pass(5000)
  expect(ended).toEqual(['s VN-25-07900'])
})

test('N36: what can not be ended now is tried again; talks of other tiers are theirs', async () => {
  const { watch, ended, pass, reach } = stage(cueOf('VN'))
  reach(false)
  watch.changed()
  await pass(5000)
  reach(true)
  await pass(5000)
  expect(ended).toHaveLength(2)
  const far = stage(cueOf('VN-25'))
  far.watch.changed()
  await far.pass(60_000)
  expect(far.ended).toEqual([])
  expect(far.clock.pending()).toBe(0)
})

test('N36: each talk has its own 5 s, also one that begins while another ends', async () => {
  const { ended, pass, become } = stage()
  become(cueOf('VN'))
  await pass(4900)
  become({ ...cueOf('VN'), since: 4900 })
  await pass(4900)
  expect(ended).toEqual([])
  await pass(100)
  expect(ended).toHaveLength(1)
})

test('N36: closed, it waits for nothing', () => {
  const { watch, clock } = stage(cueOf('VN'))
  watch.changed()
  watch.close()
  watch.changed()
  expect(clock.pending()).toBe(0)
})
