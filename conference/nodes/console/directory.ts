import type { BodyOf, ReplyOf } from '#contract'
import type { DirectoryOperations } from '#contract/console'
import type { ConsoleCaller, ConsoleParts } from './parts.ts'

type Reply<Op extends keyof DirectoryOperations> = ReplyOf<DirectoryOperations, Op>
type Operations = {
  [Op in keyof DirectoryOperations]: (
    parts: ConsoleParts,
    caller: ConsoleCaller,
    body: BodyOf<DirectoryOperations, Op>,
  ) => Promise<Reply<Op>> | Reply<Op>
}

/** What operators ask of the directory of sites, as it is carried out (rules N79, N80). */
export const directoryDesk: Operations = {
  'directory.list': ({ directory }, _caller, body) => directory.list(body),
  'directory.get': ({ directory }, _caller, body) => directory.get(body),
  'directory.history': ({ directory }, _caller, body) => directory.history(body),
  'directory.set': ({ directory }, { by }, body) => directory.set(body, by),
  'directory.import-preview': ({ directoryFiles }, _caller, body) => directoryFiles.preview(body),
  'directory.import-confirm': ({ directoryFiles }, { by }, body) => directoryFiles.confirm(body, by),
  'directory.template': ({ directoryFiles }, _caller, body) => directoryFiles.template(body),
  'directory.export': ({ directoryFiles }, _caller, body) => directoryFiles.export(body),
}
