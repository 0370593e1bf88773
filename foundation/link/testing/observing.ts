import { expect, vi } from 'vitest'
import { LinkError, type LinkErrorCode } from '../errors.ts'
import type { OwnedLink, PresenceState } from '../link.ts'
import type { World } from './worlds.ts'

/** For `vi.waitFor`: long enough for a busy machine. */
export const soon = { timeout: 10_000, interval: 10 }

/** The `LinkError` that the promise rejects with. */
export async function refusal(promise: Promise<unknown>): Promise<LinkError> {
  const error = await promise.then(
    (value) => expect.unreachable(`resolved with ${JSON.stringify(value)}`),
    (reason: unknown) => reason,
  )
  if (!(error instanceof LinkError)) throw error
  return error
}
export const code = async (promise: Promise<unknown>): Promise<LinkErrorCode> => (await refusal(promise)).code

/** Every presence that a watcher is told. */
export function record(link: OwnedLink, peer: string): PresenceState[] {
  const seen: PresenceState[] = []
  link.watch(peer, (state) => seen.push(state))
  return seen
}
export const states = (seen: PresenceState[]) => seen.map(({ state }) => state)

/** The centre and a province that see each other, and what each has seen. */
export async function joined(world: World) {
  const centre = world.join('VN')
  const province = world.join('VN-25')
  const seen = { byCentre: record(centre, 'VN-25'), byProvince: record(province, 'VN') }
  await vi.waitFor(() => {
    expect(centre.presence('VN-25').state).toBe('up')
    expect(province.presence('VN').state).toBe('up')
  }, soon)
  return { centre, province, seen }
}
