import type { Log } from '#foundation/log'
import type { Clock } from '#foundation/time'

/** An address to listen on; `announcedAddress` is what others are told, where it differs (NAT). */
export interface ListenAddress {
  ip: string
  announcedAddress?: string
}

export interface MediaHostOptions {
  /** How many workers: one for each core that the host may use. */
  workers: number
  /** mediasoup's worker program; its own choice when absent. The first host of a process decides for all. */
  workerBin?: string | undefined
  /** Where sites reach the workers: each worker has one UDP and one TCP port on each address. */
  listen: readonly ListenAddress[]
  ports?: {
    /** Worker n listens on UDP and TCP port `udpTcpBase + n`; any free ports when absent. */
    udpTcpBase?: number
    /** The range that pipes between hosts take their ports from. */
    pipeMin?: number
    pipeMax?: number
  }
  /** Where pipes between hosts listen. */
  pipeIp: ListenAddress
  /** From then on a worker that goes is no accident: a terminal or systemd stops workers and host together. */
  ending?: AbortSignal
  log: Log
  clock: Clock
  /** Names this life of the host; random by default. */
  epoch?: string
}
