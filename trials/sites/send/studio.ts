import type { Layer, RtpParametersMessage, SiteSourceKind } from '#contract'
import type { SiteMedia } from '#trials/media'
import { type CameraStats, createCamera } from './camera.ts'
import { createMicrophone } from './microphone.ts'
import type { OutletStats } from './outlet.ts'
import { cameraParameters, LEVEL_EXTENSION, microphoneParameters } from './parameters.ts'

/** Camera and microphone of one site, which play the site's media as ordered. */
export interface Studio {
  /** For `media.publish`. */
  readonly published: readonly { kind: SiteSourceKind; rtpParameters: RtpParametersMessage }[]
  readonly stats: {
    readonly camera: readonly Readonly<CameraStats>[]
    readonly microphone: Readonly<OutletStats>
  }
  order(order: { camera: number | null; microphone: boolean }, now: number): void
  keyFrameWanted(ssrc: number, now: number): void
  tick(now: number): void
}

/** Uses four SSRCs from `firstSsrc`: the layers of the camera, lowest first, and the microphone. */
export function createStudio(options: {
  media: SiteMedia
  firstSsrc: number
  send: (packet: Buffer) => void
}): Studio {
  const { media, firstSsrc, send } = options
  const cname = `synthetic-${firstSsrc}`
  const ssrcs = media.camera.map((_, layer) => firstSsrc + layer)
  const camera = createCamera({ clips: media.camera, ssrcs, send })
  const microphone = createMicrophone({ sound: media, ssrc: firstSsrc + ssrcs.length, send })
  return {
    published: [
      { kind: 'camera', rtpParameters: cameraParameters(ssrcs, cname) },
      {
        kind: 'microphone',
        rtpParameters: microphoneParameters(microphone.stats.ssrc, cname, [LEVEL_EXTENSION]),
      },
    ],
    stats: { camera: camera.stats, microphone: microphone.stats },
    order(order, now) {
      camera.order(layerOf(order.camera), now)
      microphone.order(order.microphone, now)
    },
    keyFrameWanted: camera.keyFrameWanted,
    tick(now) {
      camera.tick(now)
      microphone.tick(now)
    },
  }
}

/** The contract bounds a layer to 0, 1 and 2. */
function layerOf(camera: number | null): Layer | null {
  return camera === 0 || camera === 1 || camera === 2 ? camera : null
}
