import type { types } from 'mediasoup-client'
import { wentUnanswered } from '#browser/live-state'
import {
  type NoticeOf,
  type PublishedSourceKind,
  publishedSourceKind,
  type RtpParametersMessage,
  type TestSourceKind,
} from '#contract'
import type { RoomNotices } from '#contract/room'
import type { Clock } from '#foundation/time'
import type { DeviceKind } from './capture-errors.ts'
import { howToSend } from './how-to-send.ts'
import { cameraKeyFramesMs, createLayerSwitch, type LayerSwitch } from './layers.ts'
import type { Path } from './path.ts'
import { fromRtpParameters } from './translate.ts'

export type PublishOrder = NoticeOf<RoomNotices, 'publish'>
export type Tracks = { [Kind in DeviceKind]: MediaStreamTrack | null }

const sentKinds = publishedSourceKind.options
export type SentKind = PublishedSourceKind

/** What ends with its track, unlike a device of a site that may come back. */
export type OfferedKind = 'content' | 'line' | 'cue' | TestSourceKind

/** How the node is told; of a site's seat or of a console. */
export interface PublishSignals {
  publish(kind: SentKind, rtpParameters: RtpParametersMessage): Promise<{ producer: string }>
  unpublish(kind: OfferedKind): Promise<unknown>
}

export const nothingOrdered: PublishOrder = { camera: null, microphone: false, content: false }

interface Published {
  producer: types.Producer
  layers: LayerSwitch
}

/**
 * Sends camera, microphone, content, tests and operators' voices over one path, and of them only what is ordered (voices
 * and tests are sent while they are offered): an unordered source stays negotiated but sends no byte. Belongs to the path's session.
 */
export interface Publisher {
  setTracks(tracks: Tracks): void
  /** To be offered; null: not any more. */
  offer(kind: OfferedKind, track: MediaStreamTrack | null): void
  /** Offers a test's track, of which a picture takes `maxKbps` at most. Rejects when it can't be published. */
  publishTest(kind: TestSourceKind, track: MediaStreamTrack, maxKbps: number): Promise<void>
  order(order: PublishOrder): void
}

export function createPublisher(options: {
  path: Path
  signals: PublishSignals
  clock: Clock
  onError(error: unknown): void
  /** The node did not take what was offered. */
  onRefused?(kind: OfferedKind, error: unknown): void
  /** Half a negotiation went missing: only a new session is certain. */
  onBroken(): void
}): Publisher {
  const { path, signals, clock, onError, onBroken } = options
  const { transport } = path
  const published: { [Kind in SentKind]?: Published } = {}
  const publishing = new Set<SentKind>()
  let tracks: { [Kind in SentKind]: MediaStreamTrack | null } = {
    camera: null,
    microphone: null,
    content: null,
    line: null,
    cue: null,
    'test-picture': null,
    'test-sound': null,
  }
  let testKbps = 0
  let ordered = nothingOrdered

  transport.on('produce', ({ rtpParameters, appData }, done, failed) => {
    const kind = sentKinds.find((each) => each === appData.source)
    if (!kind) return failed(new Error(`publishes no ${appData.source}`))
    // It is negotiated by now, which sets back the others; the node's answer is not waited for.
    obey()
    signals
      .publish(kind, fromRtpParameters(rtpParameters))
      .then(({ producer }) => done({ id: producer }), failed)
  })

  const obey = () => {
    published.camera?.layers.set(ordered.camera === null ? null : toLayer(ordered.camera))
    if (tracks.microphone) tracks.microphone.enabled = ordered.microphone
    published.microphone?.layers.set(ordered.microphone ? 0 : null)
    published.content?.layers.set(ordered.content ? 0 : null)
    for (const kind of sentWhileOffered) published[kind]?.layers.set(0)
  }

  path.onRestarted(obey)

  const produce = (kind: SentKind, track: MediaStreamTrack) =>
    transport.produce({
      track,
      stopTracks: false,
      appData: { source: kind },
      ...howToSend(kind, testKbps),
    })

  const replace = async (kind: SentKind) => {
    const track = tracks[kind]
    const producer = published[kind]?.producer
    if (producer && !producer.closed && producer.track !== track) await producer.replaceTrack({ track })
  }

  const publish = async (kind: SentKind) => {
    const track = tracks[kind]
    if (published[kind]) return replace(kind)
    if (!track || publishing.has(kind) || transport.closed) return
    publishing.add(kind)
    try {
      const producer = await produce(kind, track)
      const sender = producer.rtpSender
      if (!sender) return
      const keyFramesMs = kind === 'camera' ? cameraKeyFramesMs : []
      published[kind] = {
        producer,
        layers: createLayerSwitch(sender, { clock, onError: whileOpen, keyFramesMs }),
      }
      obey()
      // It may have ended while it was being published.
      if (isOffered(kind) && !tracks[kind]) endOffer(kind)
      else await replace(kind)
    } catch (error) {
      publishing.delete(kind)
      // Another track has taken its place meanwhile: that one has not failed.
      if (wentUnanswered(error) || !tracks[kind] || tracks[kind] === track) throw error
      await publish(kind)
    } finally {
      publishing.delete(kind)
    }
  }

  const endOffer = (kind: OfferedKind) => {
    const former = published[kind]
    if (!former) return
    delete published[kind]
    former.producer.close()
    // The camera may be on air: the negotiation by which another source goes must not leave it off.
    void path.negotiated().then(obey)
    signals.unpublish(kind).catch(failed)
  }

  /** A sender can't be changed any more once its transport is closed. */
  const whileOpen = (error: unknown) => {
    if (!transport.closed) onError(error)
  }
  const failed = (error: unknown) => {
    onError(error)
    if (wentUnanswered(error)) onBroken()
  }

  const publishAll = () => {
    for (const kind of sentKinds) if (tracks[kind] || !isOffered(kind)) publish(kind).catch(failed)
  }

  return {
    setTracks(next) {
      tracks = { ...tracks, ...next }
      obey()
      publishAll()
    },
    offer(kind, track) {
      tracks = { ...tracks, [kind]: track }
      if (!track) return endOffer(kind)
      publish(kind).catch((error) => {
        failed(error)
        options.onRefused?.(kind, error)
      })
    },
    publishTest(kind, track, maxKbps) {
      testKbps = maxKbps
      tracks = { ...tracks, [kind]: track }
      return publish(kind).catch((error) => {
        failed(error)
        throw error
      })
    },
    order(next) {
      ordered = next
      obey()
    },
  }
}

const isOffered = (kind: SentKind): kind is OfferedKind => kind !== 'camera' && kind !== 'microphone'

const sentWhileOffered = ['line', 'cue', 'test-picture', 'test-sound'] as const

function toLayer(layer: number) {
  return layer === 0 ? 0 : layer === 1 ? 1 : 2
}
