import { expect } from 'vitest'
import { PROTOCOL_VERSION } from '#contract'
import { doorsOf, type HostileSocket } from '#trials/hostile'
import type { Bodies } from './bodies.ts'
import { type ApiStage, linhSon } from './stage.ts'

const waiver = { sites: null, by: 'Nguyễn Văn An', reason: 'Họp khẩn' }

type Slice = 'readiness' | 'tests' | 'rounds' | 'incidents' | 'ladder' | 'quality'

/** Of whether sites are ready. They open a page of the centre's own room; `close()` closes it. */
export function readinessBodies({ ask, openSession, constellation }: ApiStage): {
  bodies: Bodies<Slice>
  close(): void
} {
  let page: HostileSocket | undefined
  const openRound = () => ask('rounds.open', { title: 'T-30', form: 'short', sites: [linhSon] })
  const seatedPage = async () => {
    const doors = doorsOf(constellation, 'VN')
    page?.close()
    page = await doors.room('VN', await doors.signIn('VN'))
    const hello = { protocol: PROTOCOL_VERSION, client: 'trial', takeOver: true }
    expect(await page.ask('hello', hello)).toMatchObject({ ok: true })
    return page
  }
  /** A call for help by the room's page; the one that is open, if there is one: a page may not call without end. */
  const callForHelp = async () => {
    const calls = async () => (await ask('incidents.list', { site: null })).incidents
    if ((await calls()).length === 0)
      expect(await (await seatedPage()).ask('help.call', { words: null })).toMatchObject({ ok: true })
    const [found] = await calls()
    return { incident: found?.id ?? expect.fail('no incident') }
  }
  /** A session that begins in ten minutes: its gate is open. */
  const ladderSession = async () => {
    const { session } = await openSession()
    await ask('ladder.set', { session, startsAt: Date.now() + 600_000 })
    return { session }
  }

  const bodies: Bodies<Slice> = {
    'readiness.board': async () => ({}),
    'readiness.site': async () => ({ site: linhSon }),
    'tests.ask': async () => {
      await seatedPage()
      return { site: 'VN', form: 'full' }
    },
    'rounds.list': async () => ({}),
    'rounds.open': async () => ({ title: 'T-60', form: 'full', sites: [linhSon] }),
    'rounds.pause': openRound,
    'rounds.resume': openRound,
    'rounds.retest': async () => ({ ...(await openRound()), sites: null }),
    'rounds.close': openRound,
    'incidents.list': async () => ({ site: null }),
    'incidents.answer': callForHelp,
    'incidents.assign': async () => ({ ...(await callForHelp()), owner: { party: 'centre' as const } }),
    'incidents.close': callForHelp,
    'incidents.fix': async () => ({ ...(await callForHelp()), note: 'Đã thay dây' }),
    'ladder.set': async () => ({ ...(await openSession()), startsAt: Date.now() + 3_600_000 }),
    'ladder.get': ladderSession,
    'ladder.unwaive': async () => {
      const { session } = await ladderSession()
      const { waiver: id } = await ask('ladder.waive', { session, ...waiver })
      return { session, waiver: id }
    },
    'ladder.waive': async () => ({ ...(await ladderSession()), ...waiver }),
    'ladder.declare': async () => {
      const { session } = await ladderSession()
      await ask('ladder.waive', { session, ...waiver })
      return { session }
    },
    'quality.site': async () => ({ site: 'VN' }),
  }
  return { bodies, close: () => page?.close() }
}
