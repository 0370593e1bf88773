import type { BodyOf, ReplyOf } from '#contract'
import type { ConsoleOperations } from '#contract/console'
import type { ConsoleCaller, ConsoleParts } from './parts.ts'

type Body<Op extends keyof ConsoleOperations> = BodyOf<ConsoleOperations, Op>
type Reply<Op extends keyof ConsoleOperations> = Promise<ReplyOf<ConsoleOperations, Op>>

export async function saveScene(
  { savedScenes }: ConsoleParts,
  { by }: ConsoleCaller,
  body: Body<'scenes.save'>,
): Reply<'scenes.save'> {
  return { id: await savedScenes.save(body, by) }
}

export async function renameScene(
  { savedScenes }: ConsoleParts,
  { by }: ConsoleCaller,
  { id, name }: Body<'scenes.rename'>,
): Reply<'scenes.rename'> {
  await savedScenes.rename(id, name, by)
  return {}
}

export async function moveScene(
  { savedScenes }: ConsoleParts,
  { by }: ConsoleCaller,
  { id, place }: Body<'scenes.move'>,
): Reply<'scenes.move'> {
  await savedScenes.move(id, place, by)
  return {}
}

export async function deleteScene(
  { savedScenes }: ConsoleParts,
  { by }: ConsoleCaller,
  { id }: Body<'scenes.delete'>,
): Reply<'scenes.delete'> {
  await savedScenes.remove(id, by)
  return {}
}
