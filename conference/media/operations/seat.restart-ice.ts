import type { Operation } from './operation.ts'

export const seatRestartIce: Operation<'seat.restart-ice'> = async ({ seats }, { seat, direction }) => ({
  iceParameters: await seats.get(seat)[direction].restartIce(),
})
