import { afterAll, beforeAll, expect, test } from 'vitest'
import { PROTOCOL_VERSION } from '#contract'
import { exchange, type HostileSocket, openHostileSocket } from '#trials/hostile'
import { accountOf, cookieOf, type Stage, socketOf, startNode } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await startNode('VN-25')
}, 60_000)
afterAll(() => stage?.close())

const hello = { protocol: PROTOCOL_VERSION, client: 'trial' }
const paths = ['/ws/console', '/ws/room?site=VN-25-07900']
const upgrade = {
  ...{ connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' },
  'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
}

test('of sockets of strangers only so many are held, each told why; who is known comes in beside them', async () => {
  const account = await accountOf(stage, { name: 'truc', role: 'operator', unit: 'VN-25' })
  const cookie = await cookieOf(stage, account.id)
  const strangers: HostileSocket[] = []
  while (strangers.length < 200)
    for (const path of paths) strangers.push(await openHostileSocket(stage.url + path))
  for (const stranger of strangers.slice(-2))
    expect(await stranger.ask('hello', hello)).toMatchObject({ error: { code: 'auth.required' } })
  for (const path of paths) {
    const answer = await exchange(stage.url + path, { headers: upgrade })
    expect(answer.status, path).toBe(429)
    expect(answer.text).toContain('message.too-many')
  }
  const known = await socketOf(stage, cookie)
  expect(await known.ask('hello', hello)).toMatchObject({ ok: true })
  for (const socket of [known, ...strangers]) socket.close()
  const comesIn = () =>
    openHostileSocket(stage.url + paths[0]).then(
      (socket) => socket.close(),
      () => 'refused',
    )
  await expect.poll(comesIn).toBeUndefined()
})
