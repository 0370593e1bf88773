import type { Log } from '#foundation/log'

const EVERY_MS = 5_000

/** Puts the site's stills on the wall, one every five seconds, round and round, also while it is not on air. */
export interface WallStills {
  readonly sent: number
  tick(now: number): void
}

export function createWallStills(options: {
  stills: readonly Buffer[]
  put: (jpeg: Buffer) => Promise<void>
  log: Log
}): WallStills {
  const { stills, put, log } = options
  let sent = 0
  let dueAt = 0
  const send = async (jpeg: Buffer) => {
    try {
      await put(jpeg)
      sent++
    } catch (error) {
      log.debug('still not taken', { error })
    }
  }
  let next = 0
  return {
    get sent() {
      return sent
    },
    tick(now) {
      const jpeg = stills[next % stills.length]
      if (!jpeg || now < dueAt) return
      dueAt = now + EVERY_MS
      next++
      void send(jpeg)
    },
  }
}
