import { toRtpCapabilities } from '../engine/translate.ts'
import { openSeat } from '../seats/seat.ts'
import type { Operation } from './operation.ts'

export const seatOpen: Operation<'seat.open'> = async (parts, { seat: id, site, rtpCapabilities }) =>
  parts.inTurn(id, async () => {
    const { seatPlaces, seats, notify } = parts
    seats.close(id)
    return seatPlaces.place(async (worker) => {
      const seat = await openSeat({
        id,
        site,
        worker,
        rtpCapabilities: toRtpCapabilities(rtpCapabilities),
        onState: (state) => notify({ name: 'seat-transport', body: { seat: id, ...state } }),
      })
      seats.put(seat)
      return { send: seat.send.parameters, receive: seat.receive.parameters }
    })
  })
