import type { OwnedLink } from '#foundation/link'

/** Requests of one subject that are kept on their way until they are let go. */
export interface HeldRequests {
  through(link: OwnedLink): OwnedLink
  /** From now on each one waits. */
  hold(): void
  /** How many wait. */
  readonly waiting: number
  /** Those that wait go on, and later ones pass. */
  release(): void
}

export function createHeldRequests(subject: string): HeldRequests {
  let isHeld = false
  let gates: (() => void)[] = []
  return {
    through: (link) => ({
      ...link,
      async request(to, asked, body, options) {
        if (isHeld && asked === subject) await new Promise<void>((go) => gates.push(go))
        return link.request(to, asked, body, options)
      },
    }),
    hold() {
      isHeld = true
    },
    get waiting() {
      return gates.length
    },
    release() {
      isHeld = false
      for (const go of gates) go()
      gates = []
    },
  }
}
