export { connectNats, type NatsLinkOptions, natsHeartbeat } from './connect-nats.ts'
export { LinkError, type LinkErrorCode, type RemoteFailure } from './errors.ts'
export { createInProcessHub, type HubOptions, type InProcessHub } from './in-process.ts'
export type {
  HandleOptions,
  Link,
  LinkMessage,
  LinkProblem,
  LinkStats,
  OwnedLink,
  PeerId,
  PresenceState,
  RequestOptions,
  Unsubscribe,
} from './link.ts'
export { createStateChannel, type StateChannel, type StateChannelOptions } from './state-channel.ts'
