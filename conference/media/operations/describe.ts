import { Refusal } from '#contract'
import { fromRtpCapabilities } from '../engine/translate.ts'
import { describeSending } from '../pipes/send-set.ts'
import { describeFeed } from '../seats/feed.ts'
import type { Operation } from './operation.ts'

export const describe: Operation<'describe'> = async ({ epoch, pool, seats, pipes }) => {
  const [worker] = await pool.usable()
  if (!worker) throw new Refusal('media.unavailable')
  return {
    epoch,
    rtpCapabilities: fromRtpCapabilities(worker.router.rtpCapabilities),
    seats: seats.all().map(({ id, site, published, feeds }) => ({
      seat: id,
      site,
      published: [...published].map(([kind, { source }]) => ({ kind, producer: source.producer.id })),
      feeds: [...feeds.values()].map(describeFeed),
    })),
    pipes: pipes.all().map((pipe) => ({
      pipe: pipe.id,
      peer: pipe.peer,
      joined: pipe.joined,
      sending: describeSending(pipe),
      receiving: [...pipe.receiving.values()].map(({ offer }) => offer),
    })),
  }
}
