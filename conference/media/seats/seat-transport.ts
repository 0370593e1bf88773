import { isDeepStrictEqual } from 'node:util'
import type { types } from 'mediasoup'
import { type DtlsParametersMessage, Refusal, type TransportParameters } from '#contract'
import { rejecting } from '../engine/refuse.ts'
import { fromTransport, toDtlsParameters } from '../engine/translate.ts'
import type { MediaWorker } from '../workers/worker.ts'
import type { TransportFacts } from './transport-state.ts'

/** One direction of a seat. */
export interface SeatTransport {
  readonly webRtc: types.WebRtcTransport
  readonly parameters: TransportParameters
  facts(): TransportFacts
  /** Again with the same parameters changes nothing; with others it is refused (`media.rejected`). */
  connect(dtlsParameters: DtlsParametersMessage): Promise<void>
  restartIce(): Promise<TransportParameters['iceParameters']>
  close(): void
}

/** Seconds without an ICE consent check until the path counts as gone; browsers check every 2.5 s or so. */
const ICE_CONSENT_TIMEOUT = 10
/** Bits per second that the estimate of a receiver's line starts from: a 720p picture and some small ones. */
const FIRST_ESTIMATE = 3_000_000

export async function openSeatTransport(worker: MediaWorker, onChange: () => void): Promise<SeatTransport> {
  const webRtc = await worker.router.createWebRtcTransport({
    webRtcServer: worker.webRtcServer,
    enableUdp: true,
    enableTcp: true,
    preferUdp: true,
    iceConsentTimeout: ICE_CONSENT_TIMEOUT,
    initialAvailableOutgoingBitrate: FIRST_ESTIMATE,
  })
  webRtc.on('icestatechange', onChange)
  webRtc.on('iceselectedtuplechange', onChange)
  webRtc.on('dtlsstatechange', onChange)
  const parameters = fromTransport(webRtc)
  let connecting: { with: DtlsParametersMessage; done: Promise<void> } | undefined

  return {
    webRtc,
    parameters,
    facts: () => ({
      ice: webRtc.iceState,
      dtls: webRtc.dtlsState,
      protocol: webRtc.iceSelectedTuple?.protocol,
    }),
    async connect(dtlsParameters) {
      if (connecting && !isDeepStrictEqual(connecting.with, dtlsParameters))
        throw new Refusal('media.rejected', { reason: 'connected with other DTLS parameters already' })
      connecting ??= {
        with: dtlsParameters,
        done: rejecting(webRtc.connect({ dtlsParameters: toDtlsParameters(dtlsParameters) })),
      }
      const attempt = connecting
      try {
        await attempt.done
      } catch (error) {
        if (connecting === attempt) connecting = undefined
        throw error
      }
    },
    restartIce: () => rejecting(webRtc.restartIce()),
    close: () => webRtc.close(),
  }
}
