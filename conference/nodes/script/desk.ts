import { requireFence } from '#conference/authority'
import {
  agendaLines,
  backOf,
  moveTo,
  pauseTimer,
  requireSeen,
  stepBack,
  stepFor,
  targetOf,
  told,
  undoMove,
  writeLines,
} from '#conference/script'
import type { Scripts } from '#conference/script-store'
import { type BodyOf, type NodeId, Refusal, type ReplyOf, type SessionState, type SiteId } from '#contract'
import type { Planned } from '#contract/calendar'
import type { SavedScene, ScriptOperations } from '#contract/console'
import { scriptSteps } from '#contract/script'
import type { Clock } from '#foundation/time'
import type { CommandSession } from '../session-commands.ts'

type Body<Op extends keyof ScriptOperations> = BodyOf<ScriptOperations, Op>
type Reply<Op extends keyof ScriptOperations> = Promise<ReplyOf<ScriptOperations, Op>>

export interface ScriptDeskOptions {
  scripts: Scripts
  savedScenes: { all(): readonly SavedScene[] }
  calendar: { all(): readonly Pick<Planned, 'plan'>[] }
  registry: { byId(site: SiteId): unknown; labelOf(node: NodeId): string }
  sessions: () => readonly SessionState[]
  /** Brings a step to the owner of its session, by the rules of a take. */
  command: CommandSession
  clock: Pick<Clock, 'now'>
}

/** What consoles do with the scripts of their sessions (N120, N121). */
export type ScriptDesk = ReturnType<typeof createScriptDesk>

export function createScriptDesk(options: ScriptDeskOptions) {
  const { scripts, savedScenes, calendar, registry, sessions, command, clock } = options
  const stampOf = (by: string) => ({ by, at: clock.now() })
  const sessionOf = (id: string): SessionState => {
    const found = sessions().find((session) => session.id === id)
    if (!found) throw new Refusal('session.unknown', { session: id })
    return found
  }
  /** Who sent it before control changed hands is told so first, whatever else is the matter. */
  const sessionFor = ({ session: id, fence }: { session: string; fence?: number | undefined }) => {
    const session = sessionOf(id)
    requireFence(session, fence, registry.labelOf)
    return session
  }
  const take = async (step: BodyOf<typeof scriptSteps, 'session.step'>, by: string) =>
    scriptSteps['session.step'].reply.parse(await command('session.step', step, by))

  return {
    get: ({ session }: Body<'script.get'>) => {
      sessionOf(session)
      const script = scripts.of(session)
      return { script: script && told(script) }
    },
    agenda({ session }: Body<'script.agenda'>) {
      sessionOf(session)
      const found = calendar
        .all()
        .find(({ plan: { state } }) => state.is === 'open' && state.session === session)
      return { lines: found ? agendaLines(found.plan.details) : [] }
    },
    /** Rejects with Refusal `session.unknown`, `site.unknown`, `script.stale`, `script.line-runs`. */
    async write({ session, seen, lines }: Body<'script.write'>, by: string): Reply<'script.write'> {
      for (const site of lines.flatMap(({ speakers }) => speakers ?? []))
        if (!registry.byId(site)) throw new Refusal('site.unknown', { site })
      const { revision } = await scripts.change(session, (script) => {
        sessionOf(session)
        requireSeen(script, seen)
        return writeLines(script, lines, stampOf(by))
      })
      return { revision }
    },
    /**
     * The session takes the step first; the script follows when that is done. Rejects with what `targetOf` and `stepFor`
     * refuse, and with what the session does (P29).
     */
    async move({ seen, to, ...asTake }: Body<'script.move'>, by: string): Reply<'script.move'> {
      const { revision, program } = await scripts.change(asTake.session, async (script) => {
        const session = sessionFor(asTake)
        requireSeen(script, seen)
        const target = targetOf(script, to)
        if (target === null) {
          const { program } = script
          return moveTo(script, null, { program, back: null }, stampOf(by))
        }
        const step = stepFor(target, asTake, savedScenes.all())
        const done = await take(step, by)
        const taken = { program: done.revision, back: backOf(session, step, done) }
        return moveTo(script, target, taken, stampOf(by))
      })
      return { revision, program }
    },
    /** Rejects with Refusal `script.nothing-to-undo`, and what the session refuses. */
    async undo({ seen, ...asTake }: Body<'script.undo'>, by: string): Reply<'script.undo'> {
      const { revision, program } = await scripts.change(asTake.session, async (script) => {
        const { programs } = sessionFor(asTake)
        requireSeen(script, seen)
        const done = await take(stepBack(script, asTake, programs), by)
        return undoMove(script, done.revision, stampOf(by))
      })
      return { revision, program }
    },
    async timer({ session, paused }: Body<'script.timer'>, by: string): Reply<'script.timer'> {
      const { revision } = await scripts.change(session, (script) => {
        sessionOf(session)
        return pauseTimer(script, paused, stampOf(by))
      })
      return { revision }
    },
  }
}
