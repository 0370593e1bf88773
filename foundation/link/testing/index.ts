export { freePorts, type NatsServer, startNatsServer } from './nats-server.ts'
export {
  type NatsLogin,
  type NatsTier,
  type NatsTiers,
  type ProvinceTier,
  startNatsTiers,
} from './nats-tiers.ts'
export { openTcpGate, type TcpGate } from './tcp-gate.ts'
