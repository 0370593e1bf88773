import { z } from 'zod'

/**
 * The shapes of WebRTC negotiation as mediasoup speaks them, bounded in size. The media engine checks their
 * meaning; these schemas keep anything else out of it.
 */
/** Which of a page's two transports, seen from the page. */
export const direction = z.enum(['send', 'receive'])

const uint32 = z.number().int().min(0).max(0xffffffff)
const name = z.string().min(1).max(128)
const parameters = z.record(
  z.string().max(64),
  z.union([z.string().max(512), z.number(), z.boolean(), z.null()]),
)
const rtcpFeedback = z
  .array(z.strictObject({ type: z.string().max(32), parameter: z.string().max(32).optional() }))
  .max(16)

const codec = z.strictObject({
  mimeType: z.string().regex(/^(audio|video)\/[A-Za-z0-9-]{1,32}$/),
  payloadType: z.number().int().min(0).max(127),
  clockRate: uint32,
  channels: z.number().int().min(1).max(8).optional(),
  parameters: parameters.optional(),
  rtcpFeedback: rtcpFeedback.optional(),
})

const headerExtension = z.strictObject({
  uri: z.string().min(1).max(256),
  id: z.number().int().min(1).max(255),
  encrypt: z.boolean().optional(),
  parameters: parameters.optional(),
})

const encoding = z.strictObject({
  ssrc: uint32.optional(),
  rid: z.string().max(16).optional(),
  codecPayloadType: z.number().int().min(0).max(127).optional(),
  rtx: z.strictObject({ ssrc: uint32 }).optional(),
  dtx: z.boolean().optional(),
  scalabilityMode: z.string().max(16).optional(),
  scaleResolutionDownBy: z.number().min(1).max(64).optional(),
  maxBitrate: uint32.optional(),
  maxFramerate: z.number().min(0).max(240).optional(),
  active: z.boolean().optional(),
  adaptivePtime: z.boolean().optional(),
  priority: z.string().max(16).optional(),
  networkPriority: z.string().max(16).optional(),
})

export const rtpParameters = z.strictObject({
  mid: z.string().max(32).optional(),
  codecs: z.array(codec).min(1).max(16),
  headerExtensions: z.array(headerExtension).max(32).optional(),
  encodings: z.array(encoding).min(1).max(8).optional(),
  rtcp: z
    .strictObject({
      cname: z.string().max(256).optional(),
      reducedSize: z.boolean().optional(),
      mux: z.boolean().optional(),
    })
    .optional(),
  msid: z.string().max(256).optional(),
})
export type RtpParametersMessage = z.infer<typeof rtpParameters>

export const rtpCapabilities = z.strictObject({
  codecs: z
    .array(
      z.strictObject({
        kind: z.enum(['audio', 'video']),
        mimeType: z.string().regex(/^(audio|video)\/[A-Za-z0-9-]{1,32}$/),
        preferredPayloadType: z.number().int().min(0).max(127).optional(),
        clockRate: uint32,
        channels: z.number().int().min(1).max(8).optional(),
        parameters: parameters.optional(),
        rtcpFeedback: rtcpFeedback.optional(),
      }),
    )
    .max(64)
    .optional(),
  headerExtensions: z
    .array(
      z.strictObject({
        kind: z.enum(['audio', 'video']),
        uri: z.string().min(1).max(256),
        preferredId: z.number().int().min(1).max(255),
        preferredEncrypt: z.boolean().optional(),
        direction: z.enum(['sendrecv', 'sendonly', 'recvonly', 'inactive']).optional(),
      }),
    )
    .max(64)
    .optional(),
})
export type RtpCapabilitiesMessage = z.infer<typeof rtpCapabilities>

export const dtlsParameters = z.strictObject({
  role: z.enum(['auto', 'client', 'server']).optional(),
  fingerprints: z
    .array(z.strictObject({ algorithm: z.string().max(16), value: z.string().max(256) }))
    .min(1)
    .max(8),
})
export type DtlsParametersMessage = z.infer<typeof dtlsParameters>

export const iceParameters = z.strictObject({
  usernameFragment: name,
  password: name,
  iceLite: z.boolean().optional(),
})

export const transportParameters = z.strictObject({
  id: z.string().max(64),
  iceParameters,
  iceCandidates: z
    .array(
      z.strictObject({
        foundation: name,
        priority: uint32,
        ip: name,
        address: name,
        protocol: z.enum(['udp', 'tcp']),
        port: z.number().int().min(0).max(65535),
        type: z.literal('host').or(z.enum(['srflx', 'prflx', 'relay'])),
        tcpType: z.literal('passive').optional(),
      }),
    )
    .max(32),
  dtlsParameters,
})
export type TransportParameters = z.infer<typeof transportParameters>

/** Where a pipe between two media hosts listens, and the key with which this end encrypts. */
export const pipeEnd = z.strictObject({
  ip: z.string().min(1).max(64),
  port: z.number().int().min(1).max(65535),
  srtp: z.strictObject({
    cryptoSuite: z.enum([
      'AEAD_AES_256_GCM',
      'AEAD_AES_128_GCM',
      'AES_CM_128_HMAC_SHA1_80',
      'AES_CM_128_HMAC_SHA1_32',
    ]),
    keyBase64: z.base64().min(1).max(256),
  }),
})
export type PipeEnd = z.infer<typeof pipeEnd>
