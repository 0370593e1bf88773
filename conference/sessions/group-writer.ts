import { Refusal } from '#contract'

/** Runs works one after another on a draft; what waits together is committed together. */
export interface GroupWriter<Draft> {
  /**
   * Resolves with what `work` gave once the draft that it changed is committed. Rejects with what it threw (then
   * it must not have changed the draft), with what the commit threw, or with Refusal `message.too-many` when too
   * many wait.
   */
  run<T>(work: (draft: Draft) => T): Promise<T>
  /** Commits what waits, refuses what comes later. Idempotent. */
  close(): Promise<void>
}

export interface GroupWriterOptions<Draft> {
  begin(): Promise<Draft>
  /** All or nothing. */
  commit(draft: Draft): Promise<void>
  /** How many works may wait. */
  limit: number
}

interface Job<Draft> {
  /** Does the work; gives the ending to tell after the commit, or null when the work has failed and said so. */
  perform(draft: Draft): (() => void) | null
  fail(error: unknown): void
}

export function createGroupWriter<Draft>({
  begin,
  commit,
  limit,
}: GroupWriterOptions<Draft>): GroupWriter<Draft> {
  let waiting: Job<Draft>[] = []
  let running: Promise<void> | undefined
  let closed = false

  const commitGroup = async (jobs: Job<Draft>[]) => {
    try {
      const draft = await begin()
      const endings = jobs.map((job) => job.perform(draft))
      await commit(draft)
      for (const end of endings) end?.()
    } catch (error) {
      // A job that has failed by itself has rejected already; rejecting again changes nothing.
      for (const job of jobs) job.fail(error)
    }
  }
  const drain = async () => {
    while (waiting.length > 0) {
      const jobs = waiting
      waiting = []
      await commitGroup(jobs)
    }
    running = undefined
  }

  return {
    run: (work) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(new Error('The writer is closed'))
        if (waiting.length >= limit) return reject(new Refusal('message.too-many', { seconds: 1 }))
        waiting.push({
          fail: reject,
          perform(draft) {
            try {
              const result = work(draft)
              return () => resolve(result)
            } catch (error) {
              reject(error)
              return null
            }
          },
        })
        running ??= drain()
      }),
    async close() {
      closed = true
      await running
    },
  }
}
