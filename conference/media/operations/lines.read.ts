import { readPipe, readSeat, there } from '../lines/lines.ts'
import type { Operation } from './operation.ts'

/** What is not here, or ends while it is read, is left out. */
export const linesRead: Operation<'lines.read'> = async ({ clock, pipes, seats }, body) => {
  const [ofSeats, ofPipes] = await Promise.all([
    there(body.seats.flatMap((id) => seats.find(id) ?? []).map(async (seat) => [await readSeat(seat)])),
    there(body.pipes.flatMap((id) => pipes.find(id) ?? []).map(async (pipe) => [await readPipe(pipe)])),
  ])
  return { at: clock.now(), seats: ofSeats, pipes: ofPipes }
}
