import type { BodyOf, ReplyOf } from '#contract'
import type { BodyOperations } from '#contract/console'
import type { ConsoleCaller, ConsoleParts } from './parts.ts'

type Reply<Op extends keyof BodyOperations> = ReplyOf<BodyOperations, Op>
type Operations = {
  [Op in keyof BodyOperations]: (
    parts: ConsoleParts,
    caller: ConsoleCaller,
    body: BodyOf<BodyOperations, Op>,
  ) => Promise<Reply<Op>> | Reply<Op>
}

/** What operators ask of departments and other bodies, as it is carried out (rule N144). */
export const bodiesDesk: Operations = {
  'bodies.list': ({ bodies }) => bodies.list(),
  'bodies.set': ({ bodies }, { by }, body) => bodies.set(body, by),
  'bodies.close': async ({ bodies, endSeat }, { by }, body) => {
    const done = await bodies.close(body, by)
    endSeat(body.site)
    return done
  },
}
