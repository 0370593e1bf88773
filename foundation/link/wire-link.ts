import { type Clock, systemClock } from '#foundation/time'
import { decode, type Envelope, encode, type Outcome, replyTopic } from './envelope.ts'
import { LinkError } from './errors.ts'
import { createHandlers } from './handlers.ts'
import type { LinkProblem, LinkStats, OwnedLink, PeerId } from './link.ts'
import { checkPeer, checkSubject } from './names.ts'
import { createPendingRequests } from './pending.ts'
import { createWatching, type HeartbeatTiming } from './watching.ts'
import type { Frame, Wire } from './wire.ts'

export interface LinkOptions {
  /** Our protocol version; peers of another one are refused. */
  version: string
  /** Names this process's life; random by default. A token of at most 100 characters `[A-Za-z0-9-]`. */
  epoch?: string
  clock?: Clock
  /** The largest message or reply, in bytes of UTF-8 JSON; 512 KiB by default. */
  maximumBytes?: number
  onProblem?: (problem: LinkProblem) => void
}

const defaultDeadlineMs = 3000

/**
 * Requests, messages, presence and versions over a wire: the one implementation of `Link`. Owns the wire.
 * Without `heartbeat` presence follows what the wire reports.
 */
export function createWireLink(
  wire: Wire,
  options: LinkOptions & { heartbeat?: HeartbeatTiming | undefined },
): OwnedLink {
  const { version, clock = systemClock, maximumBytes = 512 * 1024, onProblem = () => {} } = options
  const epoch = options.epoch ?? crypto.randomUUID()
  const stats: LinkStats = { malformed: 0, refused: 0, unsent: 0, handlerFailures: 0 }
  const pending = createPendingRequests(clock, version)
  const handlers = createHandlers()
  /** Who pinged us lately watches us, and is told when we close. */
  const watchers = new Set<PeerId>()
  /** Epochs of other processes that go by our name. */
  const namesakes = new Set<string>()
  let requests = 0
  let closing: Promise<void> | undefined

  const failed = (problem: LinkProblem) => {
    stats.handlerFailures++
    onProblem(problem)
  }
  const say = (to: PeerId, kind: 'ping' | 'pong' | 'bye') => wire.send(to, encode({ kind, version, epoch }))
  const watching = createWatching({
    clock,
    version,
    heartbeat: options.heartbeat,
    ping: (peer) => say(peer, 'ping'),
    onFailure: (peer, error) => failed({ kind: 'watcher-failed', peer, error }),
  })

  const checkedFrame = (subject: string, envelope: Envelope): Frame => {
    const frame = encodeOrRefuse(envelope)
    const bytes = Buffer.byteLength(frame.text)
    if (bytes > maximumBytes) throw LinkError.tooLarge(subject, bytes, maximumBytes)
    return frame
  }

  const replyFrame = (subject: string, id: string, outcome: Outcome): Frame => {
    try {
      return checkedFrame(`reply to ${subject}`, { kind: 'res', id, version, outcome })
    } catch (error) {
      // What the handler gave can't be sent; the error says why, and is small.
      return encode({ kind: 'res', id, version, outcome: unsendable(error) })
    }
  }
  const reply = (to: PeerId, subject: string, id: string, outcome: Outcome) => {
    if (!closing && !wire.send(to, replyFrame(subject, id, outcome))) stats.unsent++
  }
  const answer = async (from: PeerId, subject: string, id: string, body: unknown) => {
    const handled = await handlers.answer(subject, { from, body })
    if (handled.is === 'done') return reply(from, subject, id, handled)
    if (handled.failure.code === 'internal' && !closing) {
      failed({ kind: 'handler-failed', subject, from, error: handled.error })
    }
    reply(from, subject, id, { is: 'failed', failure: handled.failure })
  }

  const namesake = (theirs: string) => {
    if (namesakes.has(theirs)) return
    namesakes.add(theirs)
    onProblem({ kind: 'duplicate', peer: wire.self, epoch: theirs })
    // So that the other is told as well.
    say(wire.self, 'ping')
  }
  const receive = (from: PeerId, envelope: Envelope) => {
    switch (envelope.kind) {
      case 'ping':
        if (from === wire.self && envelope.epoch !== epoch) return namesake(envelope.epoch)
        watchers.add(from)
        say(from, 'pong')
        return watching.pinged(from, envelope)
      case 'pong':
        if (from === wire.self && envelope.epoch !== epoch) return
        return watching.answered(from, envelope)
      case 'bye':
        watchers.delete(from)
        return watching.farewell(from, envelope.epoch)
      case 'res':
        return pending.answered(envelope.id, from, envelope.version, envelope.outcome)
      case 'req':
        if (envelope.version === version)
          return void answer(from, envelope.subject, envelope.id, envelope.body)
        stats.refused++
        return reply(from, envelope.subject, envelope.id, { is: 'refused' })
      case 'msg':
        if (envelope.version !== version) return void stats.refused++
        return handlers.deliver(envelope.subject, { from, body: envelope.body }, (error) =>
          failed({ kind: 'handler-failed', subject: envelope.subject, from, error }),
        )
    }
  }

  wire.start({
    onFrame(from, frame) {
      if (closing) return
      let envelope: Envelope
      try {
        envelope = decode(frame)
      } catch (error) {
        stats.malformed++
        return onProblem({ kind: 'malformed', from, detail: `${frame.topic}: ${String(error)}` })
      }
      receive(from, envelope)
    },
    onNobody: (to, topic) => pending.nobody(topic.slice(replyTopic('').length), to),
    onOpened(peer) {
      // A process that goes by our name will hear it.
      if (peer === undefined) say(wire.self, 'ping')
      watching.opened(peer)
    },
    onLost: (peer) => watching.lost(peer),
    onTrouble: (detail) => onProblem({ kind: 'transport', detail }),
  })

  return {
    self: wire.self,
    async request(to, subject, body, { deadlineMs = defaultDeadlineMs } = {}) {
      checkPeer(to)
      checkSubject(subject)
      if (closing) throw LinkError.closed()
      const known = watching.presence(to)
      if (known.state === 'refused') throw LinkError.refused(to, known.ours, known.theirs)
      const id = `${epoch}-${++requests}`
      const frame = checkedFrame(subject, { kind: 'req', subject, version, id, body })
      return pending.ask(id, to, subject, deadlineMs, () => {
        if (!wire.send(to, frame, replyTopic(id))) throw LinkError.noPeer(to)
      })
    },
    handle(subject, handler, handleOptions) {
      checkSubject(subject)
      return handlers.handle(subject, handler, handleOptions)
    },
    publish(to, subject, body) {
      checkPeer(to)
      checkSubject(subject)
      const frame = checkedFrame(subject, { kind: 'msg', subject, version, body })
      if (closing || !wire.send(to, frame)) stats.unsent++
    },
    subscribe(subject, subscriber) {
      checkSubject(subject)
      return handlers.subscribe(subject, subscriber)
    },
    watch(peer, onChange) {
      checkPeer(peer)
      return watching.watch(peer, onChange)
    },
    presence: (peer) => watching.presence(peer),
    stats: () => ({ ...stats }),
    close() {
      closing ??= (async () => {
        for (const peer of new Set([...watchers, ...watching.peers()])) say(peer, 'bye')
        watching.close()
        pending.close()
        handlers.clear()
        await wire.close()
      })()
      return closing
    },
  }
}

function encodeOrRefuse(envelope: Envelope): Frame {
  try {
    return encode(envelope)
  } catch (error) {
    throw LinkError.misuse(`not a JSON value: ${String(error)}`)
  }
}

function unsendable(error: unknown): Outcome {
  if (error instanceof LinkError && error.code === 'too-large')
    return { is: 'too-large', message: error.message }
  return { is: 'failed', failure: { code: 'internal', message: String(error) } }
}
