import type { Operation } from './operation.ts'

export const seatClose: Operation<'seat.close'> = async ({ inTurn, seats }, { seat }) =>
  inTurn(seat, async () => {
    seats.close(seat)
    return {}
  })
