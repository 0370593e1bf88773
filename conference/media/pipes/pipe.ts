import { isDeepStrictEqual } from 'node:util'
import type { types } from 'mediasoup'
import { type NodeId, type PipeEnd, Refusal, type SourceKey } from '#contract'
import type { Offer } from '#contract/uplink'
import { rejecting } from '../engine/refuse.ts'
import type { MediaHostOptions } from '../options.ts'
import type { Source } from '../sources/source.ts'
import type { MediaWorker } from '../workers/worker.ts'

/** This host's end of the pipe to one neighbour's media host. */
export interface Pipe {
  readonly id: string
  readonly peer: NodeId
  readonly worker: MediaWorker
  /** The transport of now: joining with another far end replaces it. */
  transport(): types.PipeTransport
  end(): PipeEnd
  readonly joined: boolean
  readonly closed: boolean
  /** Without flows that ended. */
  readonly sending: Map<SourceKey, Sending>
  readonly receiving: Map<SourceKey, Receiving>
  /** The same far end again changes nothing; another one makes this end anew: new port, new key, no flows. */
  join(far: PipeEnd): Promise<void>
  close(): void
}

export interface Sending {
  source: Source
  consumer: types.Consumer
}

export interface Receiving {
  source: Source
  offer: Offer
}

type Opened = { transport: types.PipeTransport; end: PipeEnd }
type State = (Opened & { is: 'listening' }) | (Opened & { is: 'joined'; far: PipeEnd })
type ListenOptions = Pick<MediaHostOptions, 'pipeIp' | 'ports'>

export async function openPipe(
  { id, peer, worker }: { id: string; peer: NodeId; worker: MediaWorker },
  options: ListenOptions,
): Promise<Pipe> {
  let state: State = { is: 'listening', ...(await listen(worker, options)) }
  let closed = false

  return {
    id,
    peer,
    worker,
    transport: () => state.transport,
    end: () => state.end,
    get joined() {
      return state.is === 'joined'
    },
    get closed() {
      return closed || worker.closed
    },
    sending: new Map(),
    receiving: new Map(),
    async join(far) {
      if (state.is === 'joined') {
        if (isDeepStrictEqual(state.far, far)) return
        state.transport.close()
        state = { is: 'listening', ...(await listen(worker, options)) }
      }
      const { transport, end } = state
      if (closed) return transport.close()
      const srtpParameters: types.SrtpParameters = { ...far.srtp }
      await rejecting(transport.connect({ ip: far.ip, port: far.port, srtpParameters }))
      state = { is: 'joined', transport, end, far }
    },
    close() {
      closed = true
      state.transport.close()
    },
  }
}

async function listen(worker: MediaWorker, { pipeIp, ports }: ListenOptions): Promise<Opened> {
  const portRange =
    ports?.pipeMin === undefined || ports.pipeMax === undefined
      ? {}
      : { portRange: { min: ports.pipeMin, max: ports.pipeMax } }
  const transport = await worker.router.createPipeTransport({
    listenInfo: { protocol: 'udp', ...pipeIp, ...portRange },
    enableRtx: true,
    enableSrtp: true,
  })
  if (!transport.srtpParameters) throw new Refusal('media.unavailable')
  const ip = pipeIp.announcedAddress ?? pipeIp.ip
  return { transport, end: { ip, port: transport.tuple.localPort, srtp: transport.srtpParameters } }
}
