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
  keepJoined(): void
  keepChoice(choice: DeviceChoice): void
  keepGreeting(greeting: Greeting): Known
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

/** A computer may be that of more than one site; `site` is the one of this page, if its address says so. */
export function openMemory(site: string | null) {
  const named = (what: string) => `room.${site ?? 'only'}.${what}`
  const joined = remember(named('joined'), parsed(z.boolean()))
  const choice = remember('room.devices', parsed(choiceSchema))
  const known = remember(
    named('known'),
    parsed(z.object({ site: z.string(), node: z.string(), dutyPhone: z.string().nullable() })),
  )
  const { camera, microphone } = choice.read() ?? {}
  const memory: Memory = {
    joined: joined.read() ?? false,
    choice: { ...(camera && { camera }), ...(microphone && { microphone }) },
    known: known.read() ?? null,
    keepJoined: () => joined.write(true),
    keepChoice: choice.write,
    keepGreeting({ site, node }) {
      const next = { site: site.label, node: node.label, dutyPhone: node.dutyPhone }
      known.write(next)
      return next
    },
  }
  return memory
}
