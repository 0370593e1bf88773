/** How many of the lights of a level mark are lit. */
export type Loudness = 1 | 2 | 3 | 4 | 5

/** Lights go on at these levels, dBov: quiet talk lights two, a good microphone three or four, the fifth is too loud. */
const steps = [-40, -30, -20, -9] as const

/** `level`: dBov, 0 is the loudest that can be. What is told at all is heard: one light at least. */
export function loudnessOf(level: number): Loudness {
  const lit = steps.filter((step) => level >= step).length
  return (lit + 1) as Loudness
}
