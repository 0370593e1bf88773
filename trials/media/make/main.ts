// Makes the pictures and sounds of the synthetic sites. Run from the root of the checkout, with Chromium and
// ffmpeg on the machine: node --import tsx trials/media/make/main.ts [site …]
import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { cast } from '../cast.ts'
import { openDrawingBoard } from './drawing-board.ts'
import { encodeCamera, encodeMicrophone } from './encode.ts'
import { writeLevels } from './levels.ts'
import { writeStills } from './stills.ts'

const files = join(import.meta.dirname, '..', 'files')
const only = process.argv.slice(2)
const wanted = cast.filter((look) => only.length === 0 || only.includes(look.site))

const board = await openDrawingBoard()
try {
  for (const look of wanted) {
    const unfinished = join(files, `.${look.site}`)
    await rm(unfinished, { recursive: true, force: true })
    await mkdir(unfinished, { recursive: true })
    await encodeCamera(unfinished, (turn) => board.draw(look, turn, { width: 1280, quality: 0.96 }))
    await encodeMicrophone(unfinished, look)
    await writeLevels(unfinished, look)
    await writeStills(unfinished, (turn) => board.draw(look, turn, { width: 320, quality: 0.72 }))
    await rm(join(files, look.site), { recursive: true, force: true })
    await rename(unfinished, join(files, look.site))
    process.stdout.write(`${look.site} ${look.label}\n`)
  }
} finally {
  await board.close()
}
