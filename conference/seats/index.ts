export type { Claim } from './claim.ts'
export { createSeatKeeper, type SeatKeeper } from './keeper.ts'
export type { Seat, SeatConnection, SeatReport } from './seat.ts'
