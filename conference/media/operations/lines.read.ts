import { readPipe, readSeat, there } from '../lines/lines.ts'
import { probe } from '../lines/probe.ts'
import type { Operation } from './operation.ts'

/** What is not here, or ends while it is read, is left out. A probe shows in the next reading. */
export const linesRead: Operation<'lines.read'> = async ({ clock, pipes, seats }, body) => {
  const named = body.seats.flatMap((id) => seats.find(id) ?? [])
  const [ofSeats, ofPipes] = await Promise.all([
    there(named.map(async (seat) => [await readSeat(seat)])),
    there(body.pipes.flatMap((id) => pipes.find(id) ?? []).map(async (pipe) => [await readPipe(pipe)])),
  ])
  if (body.probe) await Promise.allSettled(named.map(probe))
  return { at: clock.now(), seats: ofSeats, pipes: ofPipes }
}
