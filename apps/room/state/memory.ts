import { z } from 'zod'
import { remember } from '#browser/kit'
import type { DeviceChoice } from '#browser/media-client'
import type { Greeting } from './greeting.ts'

const choiceSchema = z.object({ camera: z.string().optional(), microphone: z.string().optional() })

/** What this browser remembers between visits. No secret: the personal link's cookie is the browser's own. */
export interface Memory {
  /** Somebody has pressed "Vào phòng họp" here: later visits join by themselves. */
  joined: boolean
  choice: DeviceChoice
  /** Who to call, and who we are, also while the node can not be reached. */
  known: Known | null
}
export interface Known {
  site: string
  node: string
  dutyPhone: string | null
}

const parsed =
  <T>(schema: z.ZodType<T>) =>
  (stored: unknown): T | undefined => {
    const result = schema.safeParse(stored)
    return result.success ? result.data : undefined
  }

const joined = remember('room.joined', parsed(z.boolean()))
const choice = remember('room.devices', parsed(choiceSchema))
const known = remember(
  'room.known',
  parsed(z.object({ site: z.string(), node: z.string(), dutyPhone: z.string().nullable() })),
)

export const readMemory = (): Memory => {
  const { camera, microphone } = choice.read() ?? {}
  return {
    joined: joined.read() ?? false,
    choice: { ...(camera && { camera }), ...(microphone && { microphone }) },
    known: known.read() ?? null,
  }
}
export const rememberJoined = () => joined.write(true)
export const rememberChoice = (next: DeviceChoice) => choice.write(next)

export function rememberGreeting({ site, node }: Greeting): Known {
  const next = { site: site.label, node: node.label, dutyPhone: node.dutyPhone }
  known.write(next)
  return next
}
