import type { Operation } from './operation.ts'

export const seatUnpublish: Operation<'seat.unpublish'> = async (parts, { seat: id, kind }) =>
  parts.inTurn(id, async () => {
    parts.seats.get(id).published.get(kind)?.source.close()
    return {}
  })
