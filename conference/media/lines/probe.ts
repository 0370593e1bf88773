import { isSound, isTrial } from '#contract'
import type { Seat } from '../seats/seat.ts'

/** Bits per second: by more than a tenth below what a seat's estimate starts from, or lifting it changes nothing. */
const LIMIT = 2_500_000

/**
 * Lets mediasoup probe what the line down to a seat bears: it does when a limit below its maximum is lifted, by 15 ms
 * at 3 Mbit/s (6 KB). Left to itself it probes once in five seconds. Only of a seat that is sent the picture of its
 * test and no other: for a moment its estimate is below the limit, which nobody is to see.
 *
 * Measured with Chromium 156 behind a `tbf` of 10 KB, a look a second, of 12 looks what two in three do not exceed,
 * in kbit/s. Free: 2,500, also on two cores with a load of 12 (left to itself once 1,917). Limited to 1,500: 1,300 and
 * 2,500 (left to itself 3,147: five packets pass in one burst). To 1,000: 700. To 300: 107.
 */
export async function probe({ feeds, receive }: Seat): Promise<void> {
  const pictures = [...feeds.values()].filter(
    ({ source, consumer }) => !isSound(source.kind) && !consumer.paused,
  )
  if (pictures.length === 0 || !pictures.every(({ source }) => isTrial(source.kind))) return
  await receive.webRtc.setMaxOutgoingBitrate(LIMIT)
  await receive.webRtc.setMaxOutgoingBitrate(0)
}
