import { accountErrors } from './accounts.ts'
import { bodyErrors } from './bodies.ts'
import { calendarErrors } from './calendar.ts'
import { contentErrors } from './content.ts'
import { controlErrors } from './control.ts'
import { directoryErrors } from './directory.ts'
import { floorErrors } from './floor.ts'
import { lineageErrors } from './lineage.ts'
import { machineErrors } from './machines.ts'
import { noticeErrors } from './notices.ts'
import { programErrors } from './programs.ts'
import { readinessErrors } from './readiness.ts'
import { rollCallErrors } from './roll-call.ts'
import { scriptErrors } from './script.ts'
import { sessionErrors } from './sessions.ts'
import { signInErrors } from './sign-in.ts'
import { talkErrors } from './talks.ts'
import { wireErrors } from './wire.ts'

/**
 * Every refusal that crosses a wire, a file per slice. The code is stable (people read it out on the phone, scripts
 * test it). The table of `docs/protocol.md` stands in this order.
 */
export const errorCatalogue = {
  ...wireErrors,
  ...signInErrors,
  ...accountErrors,
  ...sessionErrors,
  ...floorErrors,
  ...talkErrors,
  ...controlErrors,
  ...programErrors,
  ...scriptErrors,
  ...rollCallErrors,
  ...readinessErrors,
  ...directoryErrors,
  ...lineageErrors,
  ...bodyErrors,
  ...calendarErrors,
  ...noticeErrors,
  ...contentErrors,
  ...machineErrors,
} as const

export type ErrorCode = keyof typeof errorCatalogue
