import type { BodyOf, ReplyOf } from '#contract'
import type { RoomRequests } from '#contract/room'
import { type RoomCaller, type RoomParts, seatOf } from './parts.ts'

type Body<Op extends keyof RoomRequests> = BodyOf<RoomRequests, Op>
type Reply<Op extends keyof RoomRequests> = Promise<ReplyOf<RoomRequests, Op>>

/** The page tests itself, alone or because the node asked for it (rules N49 to N51). */
export async function beginTest(
  { tests }: RoomParts,
  caller: RoomCaller,
  body: Body<'test.begin'>,
): Reply<'test.begin'> {
  return tests.begin({ site: caller.site, seat: seatOf(caller) }, body)
}

export async function loopTest(
  { tests }: RoomParts,
  { site }: RoomCaller,
  body: Body<'test.loop'>,
): Reply<'test.loop'> {
  tests.loop(site, body)
  return {}
}

export const endTest = (
  { tests }: RoomParts,
  { site }: RoomCaller,
  body: Body<'test.end'>,
): Reply<'test.end'> => tests.end(site, body)

export async function abortTest(
  { tests }: RoomParts,
  { site }: RoomCaller,
  body: Body<'test.abort'>,
): Reply<'test.abort'> {
  tests.abort(site, body)
  return {}
}

/** Calls the technicians of the tier (rule N52). */
export async function callForHelp(
  { tests }: RoomParts,
  { site }: RoomCaller,
  body: Body<'help.call'>,
): Reply<'help.call'> {
  await tests.help(site, body)
  return {}
}
