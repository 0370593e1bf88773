import { lacksRight } from '#conference/accounts'
import type { BodyOf, ReplyOf } from '#contract'
import type { ScriptOperations } from '#contract/console'
import type { ConsoleCaller, ConsoleParts } from './parts.ts'

type Reply<Op extends keyof ScriptOperations> = ReplyOf<ScriptOperations, Op>
type Operations = {
  [Op in keyof ScriptOperations]: (
    parts: Pick<ConsoleParts, 'script'>,
    caller: ConsoleCaller,
    body: BodyOf<ScriptOperations, Op>,
  ) => Promise<Reply<Op>> | Reply<Op>
}

/** A move opens and closes microphones as well: who may only switch pictures does not go around that (N121). */
const requireFloor = ({ rights }: Pick<ConsoleCaller, 'rights'>) => {
  if (!rights.includes('floor')) throw lacksRight('floor')
}

/** What consoles ask of the script of a session, as it is carried out (N120, N121). */
export const scriptDesk: Operations = {
  'script.get': ({ script }, _caller, body) => script.get(body),
  'script.agenda': ({ script }, _caller, body) => script.agenda(body),
  'script.write': ({ script }, { by }, body) => script.write(body, by),
  async 'script.move'({ script }, caller, body) {
    requireFloor(caller)
    return script.move(body, caller.by)
  },
  async 'script.undo'({ script }, caller, body) {
    requireFloor(caller)
    return script.undo(body, caller.by)
  },
  'script.timer': ({ script }, { by }, body) => script.timer(body, by),
}
