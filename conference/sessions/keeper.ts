import { randomBytes } from 'node:crypto'
import { type EndingPart, requireFence } from '#conference/authority'
import {
  beginSession,
  type NodeId,
  type Patrol,
  Refusal,
  type Scene,
  type SessionState,
  type SiteId,
} from '#contract'
import type { EventBody } from '#contract/events'
import type { Log } from '#foundation/log'
import type { Store } from '#foundation/store'
import type { CommandBody, CommandReply } from './command.ts'
import { commands, type SessionOperation } from './commands.ts'
import { beginDraft, changesOwned, type Draft, isUnchanged, toWrite } from './draft.ts'
import { createGroupWriter } from './group-writer.ts'
import type { ReadEvents } from './readable.ts'
import { acceptReplicas } from './rules/accept-replicas.ts'
import { beginPart, eventsOfPartEnd } from './rules/begin-part.ts'
import { expire } from './rules/change-authority.ts'
import { changeFloor } from './rules/change-floor.ts'
import { patrolOf, replacePatrol } from './rules/change-patrols.ts'
import { eventsBetween, eventsOfEnd } from './rules/events-between.ts'
import { type KnownSites, sitesLentTo } from './rules/membership.ts'
import { requireRoomForSession } from './rules/open-session.ts'
import { createSessionRecord, type SessionRecord } from './session-record.ts'
import {
  type AlsoWrite,
  type RecordPart,
  readEvents,
  readSessions,
  type Stored,
  writeSessions,
} from './session-store.ts'

/**
 * The sessions of one node: those it owns, which it alone changes, and copies of those that run above it.
 *
 * - Owned by the process. `stop()`: writes what waits, then refuses; idempotent. The store stays its opener's and
 *   is closed after it.
 */
export interface SessionKeeper {
  /** Reads what the store has; call it once, before anything else. */
  load(): Promise<void>
  /** Sessions of the tiers above first, then those owned here, each in the order of their opening. */
  all(): SessionState[]
  /** Throws Refusal `session.too-many` when as many sessions run as a node can have. */
  open(session: OpenSession): Promise<SessionState>
  /** Ends a session owned here. Throws Refusal `session.unknown`, `session.not-in-control`. */
  close(session: string, by: string): Promise<void>
  /**
   * Changes a session owned here; `body` is valid. Resolves once state and event are stored. Throws Refusal:
   * `session.unknown`, `session.not-in-control`, `control.fenced`, and what the operation's rule refuses. `from`: the
   * tier whose operator gives it, this one unless told.
   */
  command<Op extends SessionOperation>(
    op: Op,
    body: CommandBody<Op>,
    by: string,
    from?: NodeId,
  ): Promise<CommandReply<Op>>
  /** Ends the requests of a session owned here that nobody answered in time (A8). */
  expireRequests(session: string): Promise<void>
  /** Ends a part that runs here; its last scene stands in the record (A13). */
  endPart(ending: EndingPart<SessionState>): Promise<void>
  /** Notes who speaks, if the microphone is still open; the record has nothing of it. For a session owned here. */
  noteSpeaker(session: string, speaker: SiteId | null): Promise<void>
  /**
   * Changes a patrol of a session owned here as `move` says from how they are then; null: not at all. Resolves once
   * that is stored with its events and what is written beside them. Throws Refusal `patrol.unknown`.
   */
  movePatrol(
    session: string,
    patrol: string,
    move: (state: SessionState, patrol: Patrol) => MovedPatrol | null,
  ): Promise<void>
  /**
   * Takes over the whole set of sessions that run above. It counts at once, since they are promised by their owner;
   * resolves once they are stored as well.
   */
  adopt(sessions: readonly SessionState[]): Promise<void>
  /** Adds to the record of this node; resolves once it is stored. */
  recordEvent(body: EventBody, also?: AlsoWrite): Promise<void>
  /** Several at once, at least one: all of them are stored, or none. */
  recordEvents(bodies: readonly EventBody[], also?: AlsoWrite): Promise<void>
  /** The record of this node after a sequence, oldest first; what it has of accounts may be left out. */
  recordAfter(sequence: number, limit: number, part?: RecordPart): Promise<ReadEvents>
  /** What the record of this node has of one session. */
  readonly sessionRecord: SessionRecord
  /** Called after each change of `all()`. Returns the way to stop. */
  onChange(listener: () => void): () => void
  stop(): Promise<void>
}

export interface MovedPatrol {
  patrol: Patrol
  events: readonly EventBody[]
  also: AlsoWrite
}

export interface OpenSession {
  title: string
  chair: SiteId | null
  by: string
  /** How many microphones may be open at once; 6 unless told. */
  bound?: number
  /** A part of the session `whole`, which begins with the scene that is on screen there. */
  part?: { whole: string; scene: Scene }
}

export interface SessionKeeperOptions {
  store: Store
  /** `now()` in Unix milliseconds. */
  clock: { now(): number }
  node: NodeId
  registry: KnownSites & { labelOf?(site: SiteId): string }
  log: Log
  newId?: () => string
  /** How long a request to show a site waits for its answer, milliseconds; 60 s unless told (A8). */
  requestLastsMs?: number
  /**
   * Waited for before copies of sessions from above are stored. A change of scene is carried out while they wait:
   * the embedded store works on the same thread.
   */
  beforeCopies?: () => Promise<void>
}

/** More waiting commands than this are refused. */
const waitingLimit = 4000

export function createSessionKeeper(options: SessionKeeperOptions): SessionKeeper {
  const { store, clock, node, registry, log } = options
  const labelOf = (site: SiteId) => registry.labelOf?.(site) ?? site
  const newId = options.newId ?? (() => randomBytes(9).toString('base64url'))
  const lasting = options.requestLastsMs === undefined ? {} : { requestLastsMs: options.requestLastsMs }
  const beforeCopies = options.beforeCopies ?? (() => Promise.resolve())
  const listeners = new Set<() => void>()
  const known: KnownSites = {
    byId: (site) => registry.byId(site),
    lentTo: (part) => sitesLentTo(part, stored.replicas),
  }
  let copiesDue = false
  let copying: Promise<void> = Promise.resolve()
  let stored: Stored = { owned: [], replicas: [], sequence: 0 }
  /** After a failed commit it is not known what the store holds. */
  let inDoubt = false

  const ownedIn = (draft: Draft, session: string): SessionState => {
    const owned = draft.owned.find(({ id }) => id === session)
    if (owned === undefined) throw notOwned(session, stored.replicas)
    return owned
  }
  const changed = () => {
    for (const listener of listeners) {
      try {
        listener()
      } catch (error) {
        log.error('a listener of the sessions failed', { error })
      }
    }
  }
  const load = async () => {
    const { replicas } = stored
    stored = await readSessions(store, node, log)
    if (inDoubt) stored = { ...stored, replicas }
    inDoubt = false
    changed()
  }

  const writer = createGroupWriter<Draft>({
    limit: waitingLimit,
    async begin() {
      const wasInDoubt = inDoubt
      if (inDoubt) await load()
      const draft = beginDraft(stored.owned)
      // The copies in memory count; the store may have missed them.
      if (wasInDoubt) draft.copyReplicas()
      return draft
    },
    async commit(draft) {
      if (isUnchanged(draft)) return
      const written = toWrite(draft, stored)
      try {
        await writeSessions(store, node, written)
      } catch (error) {
        inDoubt = true
        throw error
      }
      stored = { ...stored, owned: draft.owned, sequence: stored.sequence + written.events.length }
      if (changesOwned(draft)) changed()
    },
  })

  /** Stores the copies as they are then; once for all that changed meanwhile. */
  const copy = () => {
    if (copiesDue) {
      copiesDue = false
      copying = writer.run((draft) => draft.copyReplicas())
    }
    return copying
  }

  return {
    load,
    all: () => [...stored.replicas, ...stored.owned],

    open: ({ title, chair, by, bound = 6, part }) =>
      writer.run((draft) => {
        requireRoomForSession(draft.owned.length + stored.replicas.length)
        const at = clock.now()
        const named = { id: newId(), title, owner: node, chair, bound, by, at }
        const begun = beginSession(part ? { ...named, partOf: part.whole } : named)
        draft.put(begun, eventsBetween(null, begun, by, node), at)
        if (!part) return begun
        const shown = beginPart(begun, part.scene)
        draft.put(shown, eventsBetween(begun, shown, by, node), at)
        return shown
      }),

    close: (session, by) =>
      writer.run((draft) => {
        const before = ownedIn(draft, session)
        draft.remove(session, eventsOfEnd(before, by), clock.now())
      }),

    command: (op, body, by, from = node) =>
      writer.run((draft) => {
        const before = ownedIn(draft, body.session)
        requireFence(before, 'fence' in body ? body.fence : undefined, labelOf)
        const at = clock.now()
        const { apply, reply } = commands[op]
        const after = apply(before, body, { by, from, at, known, labelOf, ...lasting })
        if (after !== before) draft.put(after, eventsBetween(before, after, by, from), at)
        return reply(after, body, before)
      }),

    expireRequests: (session) =>
      writer.run((draft) => {
        const before = ownedIn(draft, session)
        const at = clock.now()
        const after = expire(before, at)
        if (after !== before) draft.put(after, eventsBetween(before, after, '', node), at)
      }),

    endPart: ({ part, because }) =>
      writer.run((draft) => {
        const before = ownedIn(draft, part.id)
        draft.remove(part.id, eventsOfPartEnd(before, because), clock.now())
      }),

    noteSpeaker: (session, speaker) =>
      writer.run((draft) => {
        const before = ownedIn(draft, session)
        const { floor } = before
        if (floor.speaker === speaker || (speaker !== null && !floor.open.includes(speaker))) return
        draft.put(changeFloor(before, { speaker }), [], clock.now())
      }),

    movePatrol: (session, id, move) =>
      writer.run((draft) => {
        const before = ownedIn(draft, session)
        const moved = move(before, patrolOf(before, id))
        if (moved === null) return
        const after = replacePatrol(before, id, () => moved.patrol)
        draft.put(after, moved.events, clock.now())
        draft.alsoWrite.push(moved.also)
      }),

    adopt(sessions) {
      const accepted = acceptReplicas(node, sessions, stored.owned)
      if (accepted.length < sessions.length) log.warn('sessions from above that are not its own left out')
      const isKnown = JSON.stringify(accepted) === JSON.stringify(stored.replicas)
      if (isKnown && !inDoubt) return Promise.resolve()
      stored = { ...stored, replicas: accepted }
      if (!isKnown) changed()
      copiesDue = true
      return beforeCopies().then(copy)
    },

    recordEvent: (body, also) => writer.run((draft) => draft.record(body, clock.now(), also)),

    recordEvents: (bodies, also) =>
      writer.run((draft) => {
        const at = clock.now()
        for (const [index, body] of bodies.entries()) draft.record(body, at, index === 0 ? also : undefined)
      }),

    recordAfter: (sequence, limit, part) => readEvents(store, node, { after: sequence, limit, part }, log),
    sessionRecord: createSessionRecord(store, node, log),

    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async stop() {
      // Who handed the copies over hears when they could not be stored.
      await copy().catch(() => {})
      await writer.close()
    },
  }
}

function notOwned(session: string, replicas: readonly SessionState[]): Refusal {
  const replica = replicas.find(({ id }) => id === session)
  if (replica === undefined) return new Refusal('session.unknown', { session })
  return new Refusal('session.not-in-control', { owner: replica.owner })
}
