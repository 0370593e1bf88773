import { expect, test } from 'vitest'
import { createManualClock } from '#foundation/time'
import { createNoteStore } from '../stores/note-store.ts'
import { createProofsStore } from '../stores/proofs-store.ts'
import { playedConnection } from '../testing/played-connection.ts'
import { boardSite, readinessOf } from '../testing/readiness-samples.ts'
import { createSiteTests } from './site-tests.ts'

const site = 'VN-25-07900'
const NODE_AHEAD_MS = 500_000

function played() {
  const node = playedConnection()
  const clock = createManualClock()
  const notes = createNoteStore(clock)
  const proofs = createProofsStore(node.connection, () => clock.now() + NODE_AHEAD_MS, clock)
  const { connection } = node
  const tests = createSiteTests({ connection, proofs: proofs.live, notes, nameOf: (each) => each })
  return { ...node, clock, notes, proofs, tests, settle: () => clock.advanceAsync(0) }
}

test('R66: the page of a site is asked for a full test, which is said; a refusal is said instead', async () => {
  const { tests, sent, notes, refuse } = played()
  await tests.ask(site)
  expect(sent).toEqual([{ op: 'tests.ask', body: { site, form: 'full' } }])
  expect(notes.live.get()[0]).toMatchObject({ kind: 'done', text: { vi: `Đã yêu cầu ${site} kiểm thử.` } })
  refuse()
  await tests.ask(site)
  expect(notes.live.get()[0]?.kind).toBe('error')
})

test('R66: what is looked at is asked for anew with each test of that site and with each connection', async () => {
  const { tests, sent, tell, answerWith, state, settle } = played()
  const asked = () => sent.filter(({ op }) => op === 'readiness.site').length
  let count = 0
  answerWith(() => ({ history: ++count }))
  tests.look(site)
  expect(tests.looked.get()).toEqual({ site, file: null })
  await settle()
  expect(tests.looked.get()).toMatchObject({ site, file: { history: 1 } })
  tell('readiness', readinessOf([boardSite(site, { provedAt: 5 }), boardSite('VN-25', { provedAt: 5 })]))
  tell('readiness', readinessOf([boardSite(site, { provedAt: 5, phone: null })], false))
  tell('readiness', readinessOf([boardSite('VN-25', { provedAt: 6 })], false))
  expect(asked()).toBe(2)
  state.set({ kind: 'open', greeting: {} as never, since: 0 })
  await settle()
  expect(tests.looked.get()).toMatchObject({ site, file: { history: 3 } })
  tests.look(null)
  tell('readiness', readinessOf([boardSite(site, { provedAt: 7 })], false))
  expect([asked(), tests.looked.get()]).toEqual([3, null])
})

test('R66: an answer that comes after another site was looked at is not shown as that one’s', async () => {
  const { tests, answerWith, settle } = played()
  answerWith(() => ({ history: 1 }))
  tests.look(site)
  tests.look('VN-25')
  tests.look(null)
  await settle()
  expect(tests.looked.get()).toBeNull()
})

test('R65: ages go on by the node’s clock in steps, and are of now when something is told', async () => {
  const { proofs, clock, tell } = played()
  const opened = proofs.time.get()
  expect(opened).toBe(clock.now() + NODE_AHEAD_MS)
  await clock.advanceAsync(4_000)
  expect(proofs.time.get()).toBe(opened)
  tell('readiness', readinessOf([boardSite(site)]))
  expect(proofs.time.get()).toBe(opened + 4_000)
  await clock.advanceAsync(6_000)
  expect(proofs.time.get()).toBe(opened + 10_000)
  proofs.close()
  await clock.advanceAsync(60_000)
  expect(proofs.time.get()).toBe(opened + 10_000)
})
