import type { types } from 'mediasoup'
import {
  type DtlsParametersMessage,
  isSound,
  type RtpCapabilitiesMessage,
  type RtpParametersMessage,
  type SourceKind,
  type TransportParameters,
} from '#contract'

/** Copies, because mediasoup completes what it is given in place. */
export function toRtpParameters(message: RtpParametersMessage): types.RtpParameters {
  const { headerExtensions = [], ...rest } = structuredClone(message)
  // mediasoup's type lists the extensions it knows and ignores any other.
  return { ...rest, headerExtensions: headerExtensions as types.RtpHeaderExtensionParameters[] }
}

export function fromRtpParameters(parameters: types.RtpParameters): RtpParametersMessage {
  return parameters as RtpParametersMessage
}

export function toRtpCapabilities(message: RtpCapabilitiesMessage): types.RtpCapabilities {
  const { codecs = [], headerExtensions = [] } = structuredClone(message)
  return {
    codecs: codecs as types.RtpCodecCapability[],
    headerExtensions: headerExtensions as types.RtpHeaderExtension[],
  }
}

export function fromRtpCapabilities(capabilities: types.RouterRtpCapabilities): RtpCapabilitiesMessage {
  return capabilities as RtpCapabilitiesMessage
}

export function toDtlsParameters(message: DtlsParametersMessage): types.DtlsParameters {
  return structuredClone(message) as types.DtlsParameters
}

export function fromTransport(transport: types.WebRtcTransport): TransportParameters {
  const { id, iceParameters, iceCandidates, dtlsParameters } = transport
  return { id, iceParameters, iceCandidates, dtlsParameters }
}

export function mediaKindOf(kind: SourceKind): types.MediaKind {
  return isSound(kind) ? 'audio' : 'video'
}
