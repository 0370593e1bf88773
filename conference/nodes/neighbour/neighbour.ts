import type { MediaClient } from '#conference/media'
import {
  checked,
  isSound,
  type LineTalker,
  type NodeId,
  type NoticeOf,
  type RollCallState,
  type SessionState,
  type SiteId,
  type SiteStatus,
} from '#contract'
import {
  type Preview,
  type RefusedWant,
  type UplinkStates,
  uplinkNotices,
  uplinkRequests,
  uplinkStates,
  type Want,
} from '#contract/uplink'
import { createScope } from '#foundation/lifetime'
import { createStateChannel, type Link, type PresenceState, type StateChannel } from '#foundation/link'
import type { Log } from '#foundation/log'
import type { Clock } from '#foundation/time'
import { isBelieved } from './believed.ts'
import { createPipe, type Pipe } from './pipe.ts'

/** What a neighbour told us, last heard. Kept while it is away: a control process that restarts loses no picture. */
export interface Heard {
  presence: PresenceState
  presenceSince: number
  wants: readonly Want[] | null
  refused: readonly RefusedWant[]
  /** Who talks on the operators' line beyond it. */
  talkers: readonly LineTalker[]
  /** The sessions of which it runs a part of its own. */
  parts: readonly string[]
  /** From a child its sites; from the parent the sites on air elsewhere. */
  roster: readonly SiteStatus[]
}

export interface Neighbour {
  readonly peer: NodeId
  readonly heard: Heard
  readonly pipe: Pipe
  setWants(wants: readonly Want[]): void
  wants(): readonly Want[]
  /** Our own state that it mirrors has changed. */
  sessionsChanged(): void
  previewsChanged(): void
  rosterChanged(): void
  rollCallsChanged(): void
  lineTalkersChanged(): void
  close(): Promise<void>
}

export interface NeighbourOptions {
  peer: NodeId
  relation: 'parent' | 'child'
  pipeId: string
  link: Link
  media: MediaClient
  clock: Clock
  log: Log
  readSessions: () => SessionState[]
  readPreviews: () => Preview[]
  readRoster: () => SiteStatus[]
  readRollCalls: () => RollCallState[]
  readLineTalkers: () => LineTalker[]
  /** Whether a site is reached through this neighbour: it speaks and shows for such sites only. */
  liesBeyond: (site: SiteId) => boolean
  onSessions: (sessions: SessionState[]) => void
  onPreviews: (previews: readonly Preview[]) => void
  onRollCalls: (rollCalls: readonly RollCallState[]) => void
  /** Who talks on the operators' line beyond it, or whether it is there, may have changed. */
  onLineTalkers: () => void
  /** Anything heard that changes what has to flow. */
  onChange: () => void
  onRoster: () => void
  adopted: Parameters<typeof createPipe>[0]['adopted']
}

export function createNeighbour(options: NeighbourOptions): Neighbour {
  const { peer, relation, pipeId, link, media, clock, log, onChange, onRoster, adopted } = options
  const scope = createScope()
  const heard: Heard = {
    presence: link.presence(peer),
    presenceSince: clock.now(),
    // Flows that outlived us were wanted: they go on until the neighbour says otherwise.
    wants:
      adopted?.sending.map(({ source, kind }) => ({
        source,
        layer: isSound(kind) ? null : 2,
        audience: [peer],
      })) ?? null,
    refused: [],
    talkers: [],
    parts: [],
    roster: [],
  }
  let ours: readonly Want[] = []

  const channel = <Name extends keyof UplinkStates>(
    name: Name,
    way: { read?: () => NoticeOf<UplinkStates, Name>; apply?: (whole: NoticeOf<UplinkStates, Name>) => void },
  ): StateChannel => {
    const { read, apply } = way
    const schema = uplinkStates[name]
    return scope.add(
      createStateChannel(link, {
        peer,
        subject: name,
        clock,
        ...(read && { read }),
        ...(apply && {
          apply: (whole: unknown) => apply(checked(schema, whole, name) as NoticeOf<UplinkStates, Name>),
        }),
        // A neighbour that is still starting has no handler yet: it asks for the state when it is there.
        onRefusal: (error) =>
          log[error.remote?.code === 'no-handler' ? 'debug' : 'warn']('neighbour did not take our state', {
            peer,
            state: name,
            error,
          }),
      }),
    )
  }

  const pipe = createPipe({
    id: pipeId,
    peer,
    media,
    link,
    clock,
    log,
    adopted,
    onOffered: () => offers.changed(),
    onArrived: onChange,
  })
  scope.add(() => pipe.close())

  const sessions = channel('sessions', {
    ...(relation === 'child' && { read: () => ({ sessions: options.readSessions() }) }),
    ...(relation === 'parent' && { apply: (whole) => options.onSessions(whole.sessions) }),
  })
  const previews = channel('previews', {
    ...(relation === 'child' && { read: () => ({ previews: options.readPreviews() }) }),
    ...(relation === 'parent' && { apply: (whole) => options.onPreviews(whole.previews) }),
  })
  const roster = channel('roster', {
    read: () => ({ sites: options.readRoster() }),
    apply: (whole) => {
      heard.roster = whole.sites.filter(({ site }) => options.liesBeyond(site))
      onRoster()
    },
  })
  const rollCalls = channel('roll-calls', {
    read: () => ({ rollCalls: options.readRollCalls() }),
    apply: (whole) => options.onRollCalls(whole.rollCalls),
  })
  const lineTalkers = channel('line-talkers', {
    read: () => ({ talkers: options.readLineTalkers() }),
    apply: (whole) => {
      heard.talkers = whole.talkers.filter(({ node }) => options.liesBeyond(node))
      options.onLineTalkers()
    },
  })
  const parts = channel('parts', {
    read: () => ({ parts: relation === 'parent' ? partsHere() : [] }),
    apply: (whole) => {
      heard.parts = whole.parts
      onRoster()
    },
  })
  const partsHere = () =>
    options
      .readSessions()
      .flatMap(({ partOf, owner }) => (partOf === null || options.liesBeyond(owner) ? [] : [partOf]))
  const wants = channel('wants', {
    read: () => ({ wants: [...ours] }),
    apply: (whole) => {
      heard.wants = whole.wants
      onChange()
    },
  })
  const offers = channel('offers', {
    read: () => pipe.offered(),
    apply: (whole) => {
      heard.refused = whole.refused
      pipe.setOffers(whole.offers.filter(({ source }) => isBelieved(source, options)))
      onChange()
    },
  })

  scope.add(
    link.handle(
      'pipe.open',
      async ({ body }) => {
        const { end } = checked(uplinkRequests['pipe.open'].body, body, 'pipe.open')
        return { end: await pipe.accept(end) }
      },
      { from: peer },
    ),
  )
  scope.add(
    link.subscribe('pipe.lost', ({ from, body }) => {
      // Only the lower tier opens, and only its upper one can ask it to.
      const isForUs = from === peer && relation === 'parent'
      if (isForUs && uplinkNotices['pipe.lost'].safeParse(body).success) pipe.open()
    }),
  )
  scope.add(
    link.watch(peer, (presence) => {
      heard.presence = presence
      heard.presenceSince = clock.now()
      log.info('neighbour', { peer, presence: presence.state })
      if (presence.state === 'up' && relation === 'parent') pipe.open()
      onRoster()
      options.onLineTalkers()
    }),
  )

  return {
    peer,
    heard,
    pipe,
    setWants(next) {
      if (JSON.stringify(next) === JSON.stringify(ours)) return
      ours = next
      wants.changed()
    },
    wants: () => ours,
    sessionsChanged() {
      sessions.changed()
      if (relation === 'parent') parts.changed()
    },
    previewsChanged: () => previews.changed(),
    rosterChanged: () => roster.changed(),
    rollCallsChanged: () => rollCalls.changed(),
    lineTalkersChanged: () => lineTalkers.changed(),
    close: () => scope.close(),
  }
}
