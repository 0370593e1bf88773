import { parseArgs } from 'node:util'
import { createCamera } from './camera.ts'
import { photographAccounts } from './scenes/accounts.ts'
import { photographBoard } from './scenes/board.ts'
import { photographChair } from './scenes/chair.ts'
import { photographConsole } from './scenes/console.ts'
import { photographCountry } from './scenes/country.ts'
import { photographEntry } from './scenes/entry.ts'
import { photographLosses } from './scenes/losses.ts'
import { photographOffice } from './scenes/office.ts'
import { photographReadiness } from './scenes/readiness.ts'
import { photographRooms } from './scenes/rooms.ts'
import { photographScript } from './scenes/script.ts'
import { photographTabs } from './scenes/tabs.ts'
import { openScreensStage } from './stage.ts'

/**
 * `npm run screens -- [--out FOLDER] [--only PATTERN] [--stills]`: photographs every screen; exit code 1 if one is at
 * fault. `--stills`: consoles without moving pictures.
 */
const { values } = parseArgs({
  options: { out: { type: 'string' }, only: { type: 'string' }, stills: { type: 'boolean', default: false } },
})
const camera = createCamera(
  values.out ?? 'docs/pictures/screens',
  values.only === undefined ? null : new RegExp(values.only),
)

const scenes = [
  photographEntry,
  photographAccounts,
  photographConsole,
  photographTabs,
  photographChair,
  photographRooms,
  photographScript,
  photographLosses,
  photographCountry,
  photographReadiness,
  photographBoard,
  photographOffice,
]

/** Scenes that did not get to their end; the others are photographed all the same. */
let failed = 0

async function main(): Promise<void> {
  const stage = await openScreensStage(!values.stills)
  try {
    for (const photograph of scenes) {
      await photograph(stage, camera).catch((error: unknown) => {
        failed++
        process.stderr.write(`${photograph.name}: ${error instanceof Error ? error.stack : String(error)}\n`)
      })
    }
  } finally {
    await stage.close()
  }
  process.stdout.write(`${camera.taken.length} pictures, ${camera.faults.length} faults\n`)
}

main().then(
  () => process.exit(camera.faults.length + failed === 0 ? 0 : 1),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
    process.exit(2)
  },
)
