import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { STILLS } from '../clip.ts'

/** The wall's pictures: moments spread over the loop, so that a wall that is alive is seen to be. */
export async function writeStills(folder: string, draw: (turn: number) => Promise<Buffer>): Promise<void> {
  for (let still = 0; still < STILLS; still++) {
    await writeFile(join(folder, `still-${still}.jpg`), await draw(still / STILLS))
  }
}
