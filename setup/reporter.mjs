/** How often a long step says where it is. */
const PROGRESS_EVERY_MS = 5_000

/** One calm line per step on the given writer, and a progress line every few seconds of a long one. */
export function createReporter({ verbose, write, now = Date.now }) {
  let started = now()
  let lastProgress = started
  const elapsed = () => `${Math.round((now() - started) / 1000)} s`
  return {
    alreadyDone: (step) => {
      if (verbose) write(`✔ ${step.name}\n`)
    },
    begun: (step) => {
      started = now()
      lastProgress = started
      write(`… ${step.name}\n`)
    },
    /** `always` is for a change of direction that must be seen, whenever it comes. */
    progress: (text, { always = false } = {}) => {
      if (!always && now() - lastProgress < PROGRESS_EVERY_MS) return
      lastProgress = now()
      write(`   ${text}  (${elapsed()})\n`)
    },
    ended: (step) => write(`✔ ${step.name}  (${elapsed()})\n`),
    waiting: () => write('… Đang chờ một lần cài đặt khác (waiting for another set-up)\n'),
    stopped: (stop) => write(`✘ [${stop.code}] ${stop.lines.join('\n  ')}\n`),
  }
}
