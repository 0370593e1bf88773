import { publish } from '../seats/publish.ts'
import type { Operation } from './operation.ts'

export const seatPublish: Operation<'seat.publish'> = async (parts, { seat: id, kind, rtpParameters }) =>
  parts.inTurn(id, async () => {
    const source = await publish(parts.seats.get(id), kind, rtpParameters, parts.sources)
    return { producer: source.producer.id }
  })
