import { siteScene } from '#trials/stage'
import type { Bodies } from './bodies.ts'
import { type ApiStage, linhSon } from './stage.ts'

type Slice =
  | 'sessions'
  | 'session'
  | 'floor'
  | 'control'
  | 'showing'
  | 'content'
  | 'line'
  | 'record'
  | 'chair'
  | 'roll-call'

/** Of a session that runs: what is on air, who speaks, what tiers ask of one another. */
export function sessionBodies({ ask, openSession, constellation }: ApiStage): Bodies<Slice> {
  /** A request of the centre for a site whose province wants to be asked. */
  const askedSession = async () => {
    const { session } = await openSession()
    const { keeper } = constellation.tier('VN').control
    const rule = { session, province: 'VN-19', rule: 'ask' as const }
    await keeper.command('showing.rule', rule, 'trial', 'VN-19')
    return session
  }
  const openRollCall = async () =>
    ask('roll-call.open', { ...(await openSession()), question: '', sites: null })

  return {
    'sessions.list': async () => ({}),
    'session.open': async () => ({ title: 'Phiên họp ba cấp', chair: linhSon }),
    'session.close': openSession,
    'session.take': async () => ({ ...(await openSession()), seen: 0, scene: siteScene('full', linhSon) }),
    'session.prepare': async () => ({ ...(await openSession()), scene: siteScene('full', linhSon) }),
    'floor.open': async () => ({ ...(await openSession()), site: linhSon }),
    'floor.close': async () => ({ ...(await openSession()), site: linhSon }),
    'floor.close-all': openSession,
    'floor.close-others': openSession,
    'floor.invite': async () => ({ ...(await openSession()), site: linhSon }),
    'floor.withdraw': async () => ({ ...(await openSession()), site: linhSon }),
    'floor.lower': async () => ({ ...(await openSession()), site: linhSon }),
    'floor.bound': async () => ({ ...(await openSession()), bound: 3 }),
    'control.grant': async () => ({ ...(await openSession()), to: 'VN-19' }),
    'control.return': openSession,
    'control.take': openSession,
    'session.local-parts': async () => ({ ...(await openSession()), allowed: true }),
    'showing.standing': async () => ({ rule: 'ask' }),
    'showing.ask': async () => ({ session: await askedSession(), site: linhSon, note: '' }),
    'showing.withdraw': async () => {
      const session = await askedSession()
      return { session, ...(await ask('showing.ask', { session, site: linhSon, note: '' })) }
    },
    'content.present': async () => ({ ...(await openSession()), site: linhSon }),
    'chair.call': async () => ({ ...(await openSession()), site: linhSon }),
    'chair.put-aside': async () => ask('chair.call', { ...(await openSession()), site: linhSon }),
    'line.say': async () => ({ ...(await openSession()), to: null, text: 'Nghe rõ trả lời' }),
    'line.list': openSession,
    'record.list': async () => ({ after: 0, limit: 1000 }),
    'roll-call.open': async () => ({ ...(await openSession()), question: 'Nghe rõ?', sites: [linhSon] }),
    'roll-call.set': async () => ({
      ...(await openRollCall()),
      ...{ site: linhSon, presence: 'absent' as const, reason: 'Mất điện' },
    }),
    'roll-call.close': openRollCall,
    'roll-call.list': openSession,
  }
}
