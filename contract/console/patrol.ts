import { z } from 'zod'
import { fence } from '../control.ts'
import { nothing } from '../frame.ts'
import { patrolSettings } from '../patrol.ts'
import { opaqueId } from '../protocol.ts'
import type { Operation } from './operation.ts'

const ofSession = z.strictObject({ session: opaqueId, fence })
const ofPatrol = ofSession.extend({ patrol: opaqueId })
const operation = <Body extends z.ZodType>(summary: string, body: Body) => ({
  right: 'display' as const,
  summary,
  body,
  reply: nothing,
})

/** Round trips through sites; a scene shows one in its slots of the kind `patrol`. */
export const patrolOperations = {
  'patrol.create': {
    right: 'display' as const,
    summary: 'Makes a patrol: whom it goes round, how long a stop lasts, how many slots it fills',
    body: ofSession.extend({ settings: patrolSettings }),
    reply: z.strictObject({ patrol: opaqueId }),
  },
  'patrol.change': operation(
    'Gives a patrol other settings; what it has seen stays',
    ofPatrol.extend({ settings: patrolSettings }),
  ),
  'patrol.remove': operation('Removes a patrol; its slots are empty', ofPatrol),
  'patrol.start': operation('Starts a patrol, or lets it go on where it was', ofPatrol),
  'patrol.pause': operation('Keeps whom the patrol shows now', ofPatrol),
  'patrol.next': operation('Goes to the next stop at once', ofPatrol),
  'patrol.previous': operation('Goes back to the stop before', ofPatrol),
} satisfies Record<string, Operation>
