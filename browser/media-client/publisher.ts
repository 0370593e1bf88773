import type { types } from 'mediasoup-client'
import { type Ask, wentUnanswered } from '#browser/live-state'
import { type NoticeOf, type SourceKind, sourceKind } from '#contract'
import type { RoomNotices, RoomRequests } from '#contract/room'
import type { Clock } from '#foundation/time'
import type { DeviceKind } from './capture-errors.ts'
import {
  cameraEncodings,
  cameraKeyFramesMs,
  contentEncodings,
  createLayerSwitch,
  type LayerSwitch,
} from './layers.ts'
import type { Path } from './path.ts'
import { fromRtpParameters } from './translate.ts'

export type PublishOrder = NoticeOf<RoomNotices, 'publish'>
export type Tracks = { [Kind in DeviceKind]: MediaStreamTrack | null }

export const nothingOrdered: PublishOrder = { camera: null, microphone: false, content: false }

interface Published {
  producer: types.Producer
  layers: LayerSwitch
}

/**
 * Sends camera, microphone and content over one path, and of them only what is ordered: an unordered source stays
 * negotiated but sends no byte. Belongs to the path's media session.
 */
export interface Publisher {
  setTracks(tracks: Tracks): void
  /** A screen of this computer to be offered; null: none any more. */
  setContent(track: MediaStreamTrack | null): void
  order(order: PublishOrder): void
}

export function createPublisher(options: {
  path: Path
  ask: Ask<RoomRequests>
  clock: Clock
  onError(error: unknown): void
  /** Half a negotiation went missing: only a new session is certain. */
  onBroken(): void
}): Publisher {
  const { path, ask, clock, onError, onBroken } = options
  const { transport } = path
  const published: { [Kind in SourceKind]?: Published } = {}
  const publishing = new Set<SourceKind>()
  let tracks: { [Kind in SourceKind]: MediaStreamTrack | null } = {
    camera: null,
    microphone: null,
    content: null,
  }
  let ordered = nothingOrdered

  transport.on('produce', ({ rtpParameters, appData }, done, failed) => {
    const kind = sourceKind.parse(appData.source)
    ask('media.publish', { kind, rtpParameters: fromRtpParameters(rtpParameters) }).then(
      ({ producer }) => done({ id: producer }),
      failed,
    )
  })

  const obey = () => {
    published.camera?.layers.set(ordered.camera === null ? null : toLayer(ordered.camera))
    if (tracks.microphone) tracks.microphone.enabled = ordered.microphone
    published.microphone?.layers.set(ordered.microphone ? 0 : null)
    published.content?.layers.set(ordered.content ? 0 : null)
  }

  const produce = (kind: SourceKind, track: MediaStreamTrack) =>
    transport.produce({
      track,
      stopTracks: false,
      appData: { source: kind },
      ...howToSend[kind],
    })

  const replace = async (kind: SourceKind) => {
    const track = tracks[kind]
    const producer = published[kind]?.producer
    if (producer && !producer.closed && producer.track !== track) await producer.replaceTrack({ track })
  }

  const publish = async (kind: SourceKind) => {
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
      if (kind === 'content' && !tracks.content) endContent()
      else await replace(kind)
    } finally {
      publishing.delete(kind)
    }
  }

  const endContent = () => {
    const former = published.content
    if (!former) return
    delete published.content
    former.producer.close()
    ask('media.unpublish', { kind: 'content' }).catch(failed)
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
    for (const kind of sourceKind.options) if (tracks[kind] || kind !== 'content') publish(kind).catch(failed)
  }

  return {
    setTracks(next) {
      tracks = { ...next, content: tracks.content }
      obey()
      publishAll()
    },
    setContent(track) {
      tracks = { ...tracks, content: track }
      if (track) publish('content').catch(failed)
      else endContent()
    },
    order(next) {
      ordered = next
      obey()
    },
  }
}

const howToSend = {
  camera: { encodings: cameraEncodings, codecOptions: { videoGoogleStartBitrate: 1500 } },
  microphone: {
    encodings: [{ active: false }],
    codecOptions: { opusFec: true, opusDtx: true, opusStereo: false },
  },
  content: { encodings: contentEncodings },
}

function toLayer(layer: number) {
  return layer === 0 ? 0 : layer === 1 ? 1 : 2
}
