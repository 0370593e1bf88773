import {
  type BodyOf,
  beginPatrol,
  type ChairCall,
  type LineMessage,
  type NodeId,
  type Patrol,
  Refusal,
  type ReplyOf,
  type SessionState,
  type SiteId,
  type SiteStatus,
} from '#contract'
import {
  type ConsoleOperation,
  type ConsoleOperations,
  consoleOperations,
  type LinkStatus,
  type RegistryDocument,
  type Right,
  rightNames,
  type SavedScene,
} from '#contract/console'
import { formatVietnamTime } from '#foundation/time'
import type { Participation } from '../state/participation.ts'
import { answersOnParticipation } from './fake-participation.ts'
import { answersOnReadiness, type FakeReadiness } from './fake-readiness.ts'

/** A node that only pretends: it keeps sessions and a roster by the contract's rules, without sites or media. */
export interface FakeState {
  node: NodeId
  session: SessionState
  roster: Map<SiteId, SiteStatus>
  links: LinkStatus[]
  scenes?: SavedScene[]
  line?: LineMessage[]
  calls?: ChairCall[]
  readiness?: FakeReadiness
  /** Every site of the session, in the order in which it lists them. */
  participation?: Participation
}

type Answers = { [Op in ConsoleOperation]?: (body: never, by: string) => ReplyOf<ConsoleOperations, Op> }

/** Answers an operation or throws a {@link Refusal}, as a node would. */
export function answer(
  state: FakeState,
  registry: RegistryDocument,
  rights: readonly Right[],
  by: string,
  op: string,
  body: unknown,
): unknown {
  const operation = Object.entries(consoleOperations).find(([name]) => name === op)?.[1]
  if (!operation) throw new Refusal('message.unknown', { op })
  const { right } = operation
  if (!rights.includes(right)) throw new Refusal('auth.not-allowed', { right, ...rightNames[right] })
  const parsed = operation.body.safeParse(body)
  if (!parsed.success) throw new Refusal('message.malformed', { reason: parsed.error.message })
  const run = answersOf(state, registry)[op as ConsoleOperation]
  if (!run) throw new Refusal('message.unknown', { op })
  return run(parsed.data as never, by)
}

function answersOf(state: FakeState, registry: RegistryDocument): Answers {
  const change = (part: Partial<SessionState>) => {
    state.session = { ...state.session, ...part, revision: state.session.revision + 1 }
  }
  const known = (site: SiteId) => {
    if (!registry.units.some((unit) => unit.id === site)) throw new Refusal('site.unknown', { site })
  }
  const owned = () => {
    if (state.session.owner !== state.node)
      throw new Refusal('session.not-in-control', { owner: state.session.owner })
  }
  const changePatrol = (id: string, part: Partial<Patrol>) => {
    const patrols = state.session.patrols.map((each) => (each.id === id ? { ...each, ...part } : each))
    change({ patrols })
    return {}
  }
  const floor = (open: SiteId[]) => change({ floor: { ...state.session.floor, open } })
  return {
    ...answersOnReadiness(state, registry),
    ...answersOnParticipation(state),
    'session.take'({ seen, scene }: { seen: number; scene: SessionState['program']['scene'] }, by) {
      owned()
      const { program } = state.session
      if (seen !== program.revision) {
        const at = formatVietnamTime(program.takenAt)
        throw new Refusal('session.stale', { by: program.takenBy, at, current: program.revision, seen })
      }
      change({ program: { revision: seen + 1, scene, takenBy: by, takenAt: Date.now() } })
      return { revision: seen + 1 }
    },
    'audience.open'({ name, audience, scene }: BodyOf<ConsoleOperations, 'audience.open'>, by) {
      owned()
      const id = `c${state.session.revision + 1}`
      const program = { revision: 1, scene, takenBy: by, takenAt: Date.now() }
      change({ programs: [...state.session.programs, { id, name, audience, program }] })
      return { program: id }
    },
    'audience.take'({ program: id, seen, scene }: BodyOf<ConsoleOperations, 'audience.take'>, by) {
      owned()
      const program = { revision: seen + 1, scene, takenBy: by, takenAt: Date.now() }
      const { programs } = state.session
      change({ programs: programs.map((each) => (each.id === id ? { ...each, program } : each)) })
      return { revision: seen + 1 }
    },
    'audience.close'({ program }: { program: string }) {
      owned()
      change({ programs: state.session.programs.filter(({ id }) => id !== program) })
      return {}
    },
    'showing.standing': () => ({ rule: 'automatic' }),
    'session.prepare'() {
      owned()
      return {}
    },
    'floor.open'({ site }: { site: SiteId }) {
      owned()
      known(site)
      const { open, bound } = state.session.floor
      if (open.includes(site)) return {}
      if (open.length >= bound) throw new Refusal('floor.full', { bound })
      floor([...open, site])
      return {}
    },
    'floor.close'({ site }: { site: SiteId }) {
      owned()
      floor(state.session.floor.open.filter((each) => each !== site))
      return {}
    },
    'floor.close-all'() {
      owned()
      floor([])
      return {}
    },
    'floor.invite'({ site }: { site: SiteId }, by) {
      owned()
      const { floor } = state.session
      change({ floor: { ...floor, invited: [...floor.invited, { site, at: Date.now(), by }] } })
      return {}
    },
    'floor.bound'({ bound }: { bound: number }) {
      owned()
      change({ floor: { ...state.session.floor, bound } })
      return {}
    },
    'patrol.create'({ settings }: BodyOf<ConsoleOperations, 'patrol.create'>) {
      const id = `p${state.session.revision + 1}`
      change({ patrols: [...state.session.patrols, beginPatrol(id, settings)] })
      return { patrol: id }
    },
    'patrol.change': ({ patrol, settings }: BodyOf<ConsoleOperations, 'patrol.change'>) =>
      changePatrol(patrol, settings),
    'patrol.start': ({ patrol }: { patrol: string }) => changePatrol(patrol, { state: 'running' }),
    'patrol.pause': ({ patrol }: { patrol: string }) => changePatrol(patrol, { state: 'paused' }),
    'patrol.remove'({ patrol }: { patrol: string }) {
      change({ patrols: state.session.patrols.filter(({ id }) => id !== patrol) })
      return {}
    },
    'scenes.save'({ session, name, scene, replaces }: BodyOf<ConsoleOperations, 'scenes.save'>, by) {
      const saved = { session, name, scene, by, at: Date.now() }
      const scenes = state.scenes ?? []
      const id = replaces ?? `scene-${scenes.length + 1}`
      const others = scenes.map((each) => (each.id === id ? { ...each, name, scene } : each))
      state.scenes = replaces ? others : [...scenes, { id, ...saved }]
      return { id }
    },
    'scenes.delete'({ id }: { id: string }) {
      state.scenes = state.scenes?.filter((each) => each.id !== id) ?? []
      return {}
    },
    'chair.put-aside'({ call }: BodyOf<ConsoleOperations, 'chair.put-aside'>) {
      state.calls = state.calls?.filter(({ id }) => id !== call) ?? []
      return {}
    },
    'line.say'({ session, to, text }: BodyOf<ConsoleOperations, 'line.say'>, by) {
      const said = state.line ?? []
      const id = `w-${said.length + 1}`
      state.line = [...said, { id, session, from: state.node, to, by, at: Date.now(), text }]
      return { id }
    },
    'sites.issue-link'({ site }: { site: SiteId }) {
      known(site)
      return { link: `l-${state.session.revision}`, url: `https://hop.example/r/${site}-sample-token` }
    },
    'sites.revoke-links'({ site }: { site: SiteId }) {
      known(site)
      return { revoked: 1 }
    },
  }
}
