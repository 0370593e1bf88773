import type { types } from 'mediasoup-client'
import type {
  DtlsParametersMessage,
  RtpCapabilitiesMessage,
  RtpParametersMessage,
  TransportParameters,
} from '#contract'

// The contract's shapes are those of mediasoup with its closed lists of names opened to any bounded text; the
// engine looks at the names that it knows.

export const toRtpCapabilities = (message: RtpCapabilitiesMessage) => message as types.RtpCapabilities
export const fromRtpCapabilities = (capabilities: types.RtpCapabilities) =>
  capabilities as RtpCapabilitiesMessage
export const toRtpParameters = (message: RtpParametersMessage) => message as types.RtpParameters
export const fromRtpParameters = (parameters: types.RtpParameters) => parameters as RtpParametersMessage
export const fromDtlsParameters = (parameters: types.DtlsParameters) => parameters as DtlsParametersMessage

export function toTransportOptions(message: TransportParameters): types.TransportOptions {
  const { id, iceParameters, iceCandidates, dtlsParameters } = message
  return {
    id,
    iceParameters,
    iceCandidates: iceCandidates as types.IceCandidate[],
    dtlsParameters: dtlsParameters as types.DtlsParameters,
  }
}
