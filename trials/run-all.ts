import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { type Failure, failureLines, readReport } from './report.ts'

/**
 * `npm test`: types and style first, then the parts side by side, then the stories one after another. The last
 * lines name what failed and count what the runners themselves report.
 */
const folder = '.build/reports'
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })

const run = (command: string, args: string[]): boolean =>
  spawnSync(command, args, { stdio: 'inherit' }).status === 0

let passed = 0
const failures: Failure[] = []

for (const [name, args] of [
  ['types', ['tsc', '--noEmit', '-p', 'tsconfig.json']],
  ['style', ['biome', 'check', '.']],
] as const) {
  const good = run('npx', [...args])
  process.stdout.write(`${name}: ${good ? 'good' : 'NOT GOOD'}\n`)
  if (good) passed++
  else failures.push({ what: name, why: `npx ${args.join(' ')}: see its output above` })
}

for (const project of ['parts', 'stories']) {
  const file = `${folder}/${project}.json`
  const endedWell = run('npx', [
    'vitest',
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ])
  const text = existsSync(file) ? readFileSync(file, 'utf8') : undefined
  const counted = readReport(project, text, endedWell, process.cwd())
  passed += counted.passed
  failures.push(...counted.failures)
}

for (const line of failureLines(failures)) process.stdout.write(`${line}\n`)
process.stdout.write(`${passed} passed, ${failures.length} failed\n`)
process.exit(failures.length === 0 ? 0 : 1)
