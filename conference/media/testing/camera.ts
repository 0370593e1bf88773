import type { Layer, RtpParametersMessage } from '#contract'
import type { Clock } from '#foundation/time'
import { VP8_PAYLOAD_TYPE, vp8Codec } from './capabilities.ts'
import { createOutgoingStream } from './outgoing-stream.ts'
import { type FrameSource, hollowFrames, packVp8 } from './vp8.ts'

export interface CameraLayer {
  width: number
  height: number
  /** Bits per second, approximately. */
  bitrate: number
  /** Hollow frames of the right size when absent. */
  frames?: FrameSource
}

/** The layers of a site's camera, lowest first. */
export const CAMERA_LAYERS: readonly CameraLayer[] = [
  { width: 320, height: 180, bitrate: 100_000 },
  { width: 640, height: 360, bitrate: 350_000 },
  { width: 1280, height: 720, bitrate: 1_500_000 },
]

export interface SyntheticCamera {
  /** For `seat.publish`: one encoding a layer. */
  readonly rtpParameters: RtpParametersMessage
  /** Key frames sent, a layer. */
  readonly keyFrames: readonly number[]
  readonly packets: number
  /** Sends the layers up to and including `layer`; null: nothing (as from the start). */
  setLayer(layer: Layer | null): void
  keyFrameWanted(ssrc: number): void
  close(): void
}

export function createCamera(options: {
  layers: readonly CameraLayer[]
  framesPerSecond: number
  firstSsrc: number
  clock: Clock
  send: (packet: Buffer) => void
}): SyntheticCamera {
  const { framesPerSecond, firstSsrc, clock, send } = options
  const layers = options.layers.map((layer, index) => ({
    stream: createOutgoingStream({
      ssrc: firstSsrc + index,
      payloadType: VP8_PAYLOAD_TYPE,
      rate: 90_000,
      clock,
      send,
    }),
    frames:
      layer.frames ?? hollowFrames({ ...layer, bytes: Math.round(layer.bitrate / framesPerSecond / 8) }),
    pictureId: 0,
    keyFrameWanted: true,
    keyFrames: 0,
  }))
  let highest = -1

  const ticking = clock.setInterval(() => {
    for (const layer of layers.slice(0, highest + 1)) {
      const frame = layer.frames.next(layer.keyFrameWanted)
      if (frame.keyFrame) {
        layer.keyFrameWanted = false
        layer.keyFrames++
      }
      layer.pictureId = (layer.pictureId + 1) & 0x7fff
      layer.stream.sendFrame(packVp8(frame.data, layer.pictureId))
    }
  }, 1000 / framesPerSecond)

  return {
    rtpParameters: {
      codecs: [vp8Codec],
      encodings: layers.map(({ stream }) => ({ ssrc: stream.ssrc })),
      rtcp: { cname: `synthetic-${firstSsrc}`, reducedSize: true },
    },
    get keyFrames() {
      return layers.map((layer) => layer.keyFrames)
    },
    get packets() {
      return layers.reduce((sum, layer) => sum + layer.stream.packets, 0)
    },
    setLayer(layer) {
      for (const starting of layers.slice(highest + 1)) starting.keyFrameWanted = true
      highest = layer ?? -1
    },
    keyFrameWanted(ssrc) {
      const layer = layers.find(({ stream }) => stream.ssrc === ssrc)
      if (layer) layer.keyFrameWanted = true
    },
    close() {
      clock.clearInterval(ticking)
    },
  }
}
