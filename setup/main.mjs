import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { readArguments, USAGE } from './arguments.mjs'
import { acquireLock } from './lock.mjs'
import { checkout } from './media-worker/location.mjs'
import { createReporter } from './reporter.mjs'
import { runSteps } from './runner.mjs'
import { mediaWorkerStep } from './steps/media-worker.mjs'
import { packagesStep } from './steps/packages.mjs'
import { systemPackagesStep } from './steps/system-packages.mjs'
import { webPagesStep } from './steps/web-pages.mjs'
import { SetupStop } from './stop.mjs'

/** Runs the whole set-up. Answers the exit code: 0 ready, 1 failed, 2 wrong usage, 3 an administrator is needed. */
export async function main(args) {
  const options = readArguments(args)
  if (options.problem) {
    process.stderr.write(`${options.problem}\n${USAGE}\n`)
    return 2
  }
  // Without these a signal would end the process without its exit handlers: locks and children would stay.
  process.once('SIGINT', () => process.exit(130))
  process.once('SIGTERM', () => process.exit(143))
  const reporter = createReporter({ verbose: options.verbose, write: (text) => process.stderr.write(text) })
  const build = join(checkout, '.build')
  const context = {
    root: checkout,
    purpose: options.purpose,
    env: process.env,
    log: join(build, 'setup.log'),
    progress: reporter.progress,
  }
  try {
    await runSteps([packagesStep, systemPackagesStep, mediaWorkerStep, webPagesStep], {
      context,
      reporter,
      lock: () => {
        mkdirSync(build, { recursive: true })
        return acquireLock(join(build, 'setup.lock'), { onWait: reporter.waiting })
      },
    })
    return 0
  } catch (error) {
    if (!(error instanceof SetupStop)) throw error
    reporter.stopped(error)
    return error.exitCode
  }
}
