import { SetupStop } from './stop.mjs'

/**
 * A step of set-up.
 * @typedef {object} Step
 * @property {string} name what the technician reads
 * @property {(context: object) => boolean | Promise<boolean>} check milliseconds; true when nothing is to be done
 * @property {(context: object) => Promise<void>} do
 */

/**
 * Runs the steps in order; a later check may look at what an earlier step made. The lock is taken before the
 * first step that has to do something, and that step is checked again under it: another set-up may have done
 * it meanwhile. A step that still fails its check after `do` stops everything.
 * @param {Step[]} steps
 */
export async function runSteps(steps, { context, reporter, lock }) {
  let release
  try {
    for (const step of steps) {
      if (await step.check(context)) {
        reporter.alreadyDone(step)
        continue
      }
      if (!release) {
        release = await lock()
        if (await step.check(context)) {
          reporter.alreadyDone(step)
          continue
        }
      }
      reporter.begun(step)
      await step.do(context)
      if (!(await step.check(context))) {
        throw new SetupStop('step-without-effect', [
          `Bước này chạy xong nhưng chưa đạt: ${step.name}`,
          '(the step ended but its check still fails)',
        ])
      }
      reporter.ended(step)
    }
  } finally {
    release?.()
  }
}
