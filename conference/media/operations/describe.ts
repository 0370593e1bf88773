import { Refusal } from '#contract'
import { fromRtpCapabilities } from '../engine/translate.ts'
import type { Operation } from './operation.ts'

export const describe: Operation<'describe'> = async ({ epoch, pool, seats, pipes }) => {
  const [worker] = await pool.usable()
  if (!worker) throw new Refusal('media.unavailable')
  return {
    epoch,
    rtpCapabilities: fromRtpCapabilities(worker.router.rtpCapabilities),
    seats: seats.all().map(({ id, site, published }) => ({
      seat: id,
      site,
      published: [...published].map(([kind, { source }]) => ({ kind, producer: source.producer.id })),
    })),
    pipes: pipes.all().map(({ id, peer, joined }) => ({ pipe: id, peer, joined })),
  }
}
