// node setup/run.mjs [--for demo|test|node] [--verbose]
// Brings a machine from "Node, npm and apt" to "ready". All its words go to stderr.
import { nodeVersionProblem } from './steps/node-version.mjs'

const problem = nodeVersionProblem(process.versions.node)
if (problem) {
  process.stderr.write(`${problem}\n`)
  process.exit(1)
}

// The rest is loaded only now: an older Node could not read it.
const { main } = await import('./main.mjs')
process.exitCode = await main(process.argv.slice(2))
