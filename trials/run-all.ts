import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { z } from 'zod'

/**
 * `npm test`: types and style first, then the parts side by side, then the stories one after another. The last
 * line counts what the runners themselves report.
 */
const report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numFailedTestSuites: z.number(),
  numPendingTests: z.number(),
  success: z.boolean(),
})

const folder = '.build/reports'
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })

const run = (command: string, args: string[]): boolean =>
  spawnSync(command, args, { stdio: 'inherit' }).status === 0

let passed = 0
let failed = 0

for (const [name, args] of [
  ['types', ['tsc', '--noEmit', '-p', 'tsconfig.json']],
  ['style', ['biome', 'check', '.']],
] as const) {
  const good = run('npx', [...args])
  process.stdout.write(`${name}: ${good ? 'good' : 'NOT GOOD'}\n`)
  if (good) passed++
  else failed++
}

for (const project of ['parts', 'stories']) {
  const file = `${folder}/${project}.json`
  run('npx', [
    'vitest',
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ])
  const counted = countReport(file)
  passed += counted.passed
  failed += counted.failed
}

process.stdout.write(`${passed} passed, ${failed} failed\n`)
process.exit(failed === 0 ? 0 : 1)

/** A file that could not be loaded has no tests to fail, and a runner that died wrote nothing: each is a failure. */
function countReport(file: string): { passed: number; failed: number } {
  try {
    const { numPassedTests, numFailedTests, numFailedTestSuites, numPendingTests, success } = report.parse(
      JSON.parse(readFileSync(file, 'utf8')),
    )
    const unexplained = !success && numFailedTests === 0 ? Math.max(1, numFailedTestSuites) : 0
    return { passed: numPassedTests, failed: numFailedTests + numPendingTests + unexplained }
  } catch (error) {
    process.stdout.write(`${file}: no report: ${error instanceof Error ? error.message : String(error)}\n`)
    return { passed: 0, failed: 1 }
  }
}
