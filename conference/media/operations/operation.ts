import type { BodyOf, ReplyOf } from '#contract'
import type { MediaRequests } from '#contract/media'
import type { Log } from '#foundation/log'
import type { Clock } from '#foundation/time'
import type { MediaNotice, MediaOperation } from '../media.ts'
import type { MediaHostOptions } from '../options.ts'
import type { PipeRegistry } from '../pipes/registry.ts'
import type { SeatRegistry } from '../seats/registry.ts'
import type { SourceRegistry } from '../sources/registry.ts'
import type { InTurn } from '../turns.ts'
import type { Placement } from '../workers/placement.ts'
import type { WorkerPool } from '../workers/pool.ts'

/** What a running host is made of. Each operation names the parts that it touches. */
export interface HostParts {
  epoch: string
  pool: WorkerPool
  sources: SourceRegistry
  seats: SeatRegistry
  pipes: PipeRegistry
  seatPlaces: Placement
  pipePlaces: Placement
  /** Operations on one seat or pipe run one after another. */
  inTurn: InTurn
  listenOptions: Pick<MediaHostOptions, 'pipeIp' | 'ports'>
  notify: (notice: MediaNotice) => void
  log: Log
  clock: Clock
}

export type Operation<Op extends MediaOperation> = (
  parts: HostParts,
  body: BodyOf<MediaRequests, Op>,
) => Promise<ReplyOf<MediaRequests, Op>>
