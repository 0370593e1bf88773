import { loadavg } from 'node:os'
import { consoleBench } from './console/console.ts'
import { demo } from './demo/demo.ts'
import { type Bench, progress } from './figure.ts'
import { links } from './links.ts'
import { lists } from './lists/lists.ts'
import { plan } from './plan.ts'
import { readiness } from './readiness/readiness.ts'
import { switchOver } from './switch/switch.ts'

/** `npm run bench -- [NAME]`: figures on standard output, everything else on standard error. */
const benches: Record<string, Bench> = {
  switch: switchOver,
  links,
  demo,
  plan,
  console: consoleBench,
  readiness,
  lists,
}

const [wanted] = process.argv.slice(2)
if (wanted !== undefined && !Object.hasOwn(benches, wanted)) {
  progress(`no bench is called ${wanted}; there are: ${Object.keys(benches).join(', ')}`)
  process.exit(2)
}

let measured = true
for (const [name, bench] of Object.entries(benches)) {
  if (wanted !== undefined && wanted !== name) continue
  progress(`${name}: load of the machine ${loadavg()[0]?.toFixed(1)}`)
  try {
    for (const figure of await bench()) process.stdout.write(`${JSON.stringify(figure)}\n`)
  } catch (error) {
    progress(
      `${name}: not measured: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    )
    measured = false
  }
}
// Media workers and WebRTC threads may outlive what used them.
process.exit(measured ? 0 : 1)
