import type { EventBody } from '#contract/events'
import type { KeptScript } from '#contract/script'

/** Who changes a script, and when: Unix milliseconds. */
export interface Stamp {
  by: string
  at: number
}

/** A script as it follows, and what the record says of that. */
export interface Changed {
  after: KeptScript
  events: EventBody[]
}
