import type { BodyOf, ReplyOf } from '#contract'
import type { ConsoleOperations } from '#contract/console'
import type { ConsoleCaller, ConsoleParts } from './parts.ts'

type Body<Op extends keyof ConsoleOperations> = BodyOf<ConsoleOperations, Op>
type Reply<Op extends keyof ConsoleOperations> = Promise<ReplyOf<ConsoleOperations, Op>>

export async function openRollCall(
  { rollCalls }: ConsoleParts,
  { by }: ConsoleCaller,
  { session, ...asked }: Body<'roll-call.open'>,
): Reply<'roll-call.open'> {
  return { rollCall: await rollCalls.open(session, asked, by) }
}

export async function noteAtRollCall(
  { rollCalls }: ConsoleParts,
  { by }: ConsoleCaller,
  { rollCall: id, ...noted }: Body<'roll-call.set'>,
): Reply<'roll-call.set'> {
  await rollCalls.note({ id, ...noted }, by)
  return {}
}

export async function closeRollCall(
  { rollCalls }: ConsoleParts,
  { by }: ConsoleCaller,
  { rollCall }: Body<'roll-call.close'>,
): Reply<'roll-call.close'> {
  await rollCalls.close(rollCall, by)
  return {}
}
