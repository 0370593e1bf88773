import type { Layer } from '#contract'
import { FRAMES_PER_SECOND, type VideoClip } from '#trials/media'
import { createSchedule } from '../pace/schedule.ts'
import { createOutlet, type Outlet, type OutletStats } from './outlet.ts'
import { nextKeyFrame, type PacketFrame, packetsOf, writePictureId } from './packetise.ts'
import { VP8_PAYLOAD_TYPE } from './parameters.ts'

const FRAME_MS = 1000 / FRAMES_PER_SECOND

export interface CameraStats extends OutletStats {
  keyFrames: number
}

/** A camera that plays its clips, one SSRC a simulcast layer. It starts with nothing sent. */
export interface Camera {
  readonly stats: readonly Readonly<CameraStats>[]
  /** Sends the layers up to `highest`, from now on and each from a key frame; null: nothing. */
  order(highest: Layer | null, now: number): void
  /** Jumps to the next key frame of that layer and sends it at once. */
  keyFrameWanted(ssrc: number, now: number): void
  tick(now: number): void
}

interface LayerState {
  outlet: Outlet
  frames: readonly PacketFrame[]
  next: number
  /** How many frames after a key frame that was asked for the layer jumps once to another, and how many are left. */
  spread: number
  untilJump: number
  sentAt: number
  pictureId: number
  stats: CameraStats
}

/** `clips` lowest layer first, with an SSRC each. */
export function createCamera(options: {
  clips: readonly VideoClip[]
  ssrcs: readonly number[]
  send: (packet: Buffer) => void
}): Camera {
  const layers = options.clips.map((clip, index) =>
    createLayer(packetsOf(clip), options.ssrcs[index] ?? 0, index, options.send),
  )
  const schedule = createSchedule(FRAME_MS)
  let active: LayerState[] = []

  return {
    stats: layers.map(({ stats }) => stats),
    order(highest, now) {
      const wanted = layers.slice(0, (highest ?? -1) + 1)
      const starting = wanted.filter((layer) => !active.includes(layer))
      if (active.length === 0) schedule.restart(now)
      active = wanted
      const moment = Math.round(now / FRAME_MS)
      for (const layer of starting) sendKeyFrame(layer, moment % layer.frames.length, now)
    },
    keyFrameWanted(ssrc, now) {
      const layer = active.find(({ stats }) => stats.ssrc === ssrc)
      if (layer) sendKeyFrame(layer, layer.next, now)
    },
    tick(now) {
      if (active.length === 0) return
      schedule.takeDue(now, (due) => {
        // A key frame that was sent at once stands for the frame that was due at the same time.
        for (const layer of active) if (due > layer.sentAt) sendFrame(layer, due)
      })
    },
  }
}

function createLayer(
  frames: readonly PacketFrame[],
  ssrc: number,
  index: number,
  send: (packet: Buffer) => void,
): LayerState {
  const outlet = createOutlet({ ssrc, payloadType: VP8_PAYLOAD_TYPE, rate: 90_000, send })
  const stats = {
    ssrc,
    get packets() {
      return outlet.stats.packets
    },
    get bytes() {
      return outlet.stats.bytes
    },
    keyFrames: 0,
  }
  const spread = 3 + (((ssrc >>> 4) + index * 8) % (FRAMES_PER_SECOND - 3))
  return {
    outlet,
    frames,
    next: 0,
    spread,
    untilJump: 0,
    sentAt: Number.NEGATIVE_INFINITY,
    pictureId: ssrc & 0x7fff,
    stats,
  }
}

function sendKeyFrame(layer: LayerState, from: number, now: number): void {
  layer.next = nextKeyFrame(layer.frames, from)
  layer.untilJump = 0
  sendFrame(layer, now)
  layer.untilJump = layer.spread
}

function sendFrame(layer: LayerState, at: number): void {
  const frame = layer.frames[layer.next]
  if (!frame) return
  const last = frame.packets.length - 1
  for (const [index, packet] of frame.packets.entries()) {
    writePictureId(packet, layer.pictureId)
    layer.outlet.send(packet, at, index === last)
  }
  // After the packets: mediasoup knows the stream only from its first packet on.
  layer.outlet.report(at)
  layer.pictureId++
  layer.sentAt = at
  layer.next = (layer.next + 1) % layer.frames.length
  // A scene change asks many sites for key frames in one moment. Without this jump their key frames would come in
  // the same moment ever after, once a second, in bursts that no encoders send.
  if (layer.untilJump > 0 && --layer.untilJump === 0) layer.next = nextKeyFrame(layer.frames, layer.next)
  if (frame.keyFrame) layer.stats.keyFrames++
}
