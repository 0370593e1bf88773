import { siteScene } from '#trials/stage'
import type { Bodies } from './bodies.ts'
import { type ApiStage, linhSon } from './stage.ts'

const patrolSettings = {
  name: 'Các xã',
  list: { kind: 'below' as const, unit: 'VN-19' },
  stepMs: 3000,
  slots: 4,
  order: 'listed' as const,
}
const forSpeaker = {
  name: 'Người phát biểu',
  audience: { kind: 'speaker' as const },
  scene: siteScene('full', linhSon),
}
const scriptLine = {
  ...{ id: 'L1', title: 'Khai mạc', who: 'Chủ tọa', scene: null, audiences: [], speakers: [linhSon] },
  ...{ plannedSeconds: 600, note: '' },
}

/** Of what is prepared for a session: saved scenes, its script, private talks, programs beside the main one, patrols. */
export function programBodies({
  ask,
  openSession,
}: ApiStage): Bodies<'scenes' | 'script' | 'cue' | 'audience' | 'patrol'> {
  /** A template that the centre has saved. */
  const savedScene = () =>
    ask('scenes.save', { session: null, name: 'Khai mạc', scene: siteScene('full', linhSon) })
  /** A session in which an operator talks with a site privately. */
  const cuedSession = async () => {
    const { session } = await openSession()
    await ask('cue.open', { session, site: linhSon })
    return { session, site: linhSon }
  }
  /** A session with a program for the one who speaks. */
  const programOfSession = async () => {
    const { session } = await openSession()
    return { session, ...(await ask('audience.open', { session, ...forSpeaker })) }
  }
  /** A patrol of a session. */
  const patrolOfSession = async () => {
    const { session } = await openSession()
    return { session, ...(await ask('patrol.create', { session, settings: patrolSettings })) }
  }
  const writtenScript = async () => {
    const { session } = await openSession()
    const { revision } = await ask('script.write', { session, seen: 0, lines: [scriptLine] })
    return { session, seen: revision, program: 0 }
  }
  const movedScript = async () => {
    const { session, seen, program } = await writtenScript()
    const to = { kind: 'next' as const }
    const { revision } = await ask('script.move', { session, seen, program, audiences: [], to })
    return { session, seen: revision, program }
  }

  return {
    'scenes.list': async () => ({}),
    'scenes.save': async () => ({ session: null, name: 'Giải lao', scene: siteScene('full', linhSon) }),
    'scenes.rename': async () => ({ ...(await savedScene()), name: 'Bế mạc' }),
    'scenes.move': async () => ({ ...(await savedScene()), place: 0 }),
    'scenes.delete': savedScene,
    'script.get': openSession,
    'script.agenda': openSession,
    'script.write': async () => ({ ...(await openSession()), seen: 0, lines: [scriptLine] }),
    'script.move': async () => ({ ...(await writtenScript()), audiences: [], to: { kind: 'next' as const } }),
    'script.undo': movedScript,
    'script.timer': async () => ({ session: (await movedScript()).session, paused: true }),
    'cue.open': async () => ({ ...(await openSession()), site: linhSon }),
    'cue.countdown': async () => ({ ...(await cuedSession()), seconds: 5 }),
    'cue.cancel': cuedSession,
    'cue.close': cuedSession,
    'audience.open': async () => ({ ...(await openSession()), ...forSpeaker }),
    'audience.take': async () => ({ ...(await programOfSession()), seen: 1, scene: siteScene('full', 'VN') }),
    'audience.close': programOfSession,
    'patrol.create': async () => ({ ...(await openSession()), settings: patrolSettings }),
    'patrol.change': async () => ({ ...(await patrolOfSession()), settings: patrolSettings }),
    'patrol.remove': patrolOfSession,
    'patrol.start': patrolOfSession,
    'patrol.pause': patrolOfSession,
    'patrol.next': patrolOfSession,
    'patrol.previous': patrolOfSession,
  }
}
