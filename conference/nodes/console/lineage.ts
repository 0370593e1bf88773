import type { BodyOf, ReplyOf } from '#contract'
import type { LineageOperations } from '#contract/console'
import type { ConsoleCaller, ConsoleParts } from './parts.ts'

type Reply<Op extends keyof LineageOperations> = ReplyOf<LineageOperations, Op>
type Operations = {
  [Op in keyof LineageOperations]: (
    parts: ConsoleParts,
    caller: ConsoleCaller,
    body: BodyOf<LineageOperations, Op>,
  ) => Promise<Reply<Op>> | Reply<Op>
}

/** What operators ask of former units, as it is carried out (rule N140). */
export const lineageDesk: Operations = {
  'lineage.list': ({ lineage }, _caller, body) => lineage.list(body),
  'lineage.import-preview': ({ lineage }, _caller, body) => lineage.preview(body),
  'lineage.import-confirm': ({ lineage }, { by }, body) => lineage.confirm(body, by),
  'lineage.remove': ({ lineage }, { by }, body) => lineage.remove(body, by),
  'lineage.template': ({ lineage }, _caller, body) => lineage.template(body),
}
