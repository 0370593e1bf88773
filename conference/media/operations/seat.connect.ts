import type { Operation } from './operation.ts'

export const seatConnect: Operation<'seat.connect'> = async (
  { seats },
  { seat, direction, dtlsParameters },
) => {
  await seats.get(seat)[direction].connect(dtlsParameters)
  return {}
}
