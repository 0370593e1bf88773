import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LineMessage, NodeId } from '#contract'
import { createScope } from '#foundation/lifetime'
import { silentLog } from '#foundation/log'
import { type Constellation, startConstellation, threeTiers } from '#trials/constellation'
import { everyRight } from '#trials/hostile'
import { openDesk, sessionAt, until } from '#trials/stage'

const scope = createScope()
let constellation: Constellation

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lienthong-line-'))
  scope.add(() => rmSync(folder, { recursive: true, force: true }))
  constellation = await startConstellation(
    threeTiers({ storeOf: (node) => (node === 'VN-19' ? `pglite:${join(folder, node)}` : 'pglite:memory') }),
    silentLog,
  )
  scope.add(constellation)
  await (await deskOf('VN')).call('session.open', { title: 'Giao ban', chair: null })
})
afterAll(() => scope.close())

const deskOf = async (node: NodeId) => {
  const { sites, url } = constellation.tier(node).control
  const wanted = { name: `Trực ${node}`, rights: everyRight, expiresAt: null }
  return openDesk(url, (await sites.issueAccessToken(wanted)).token)
}
const session = async () => (await sessionAt(await deskOf('VN'))).id
const say = async (node: NodeId, text: string, to: NodeId | null = null) =>
  (await deskOf(node)).call('line.say', { session: await session(), to, text })
const readAt = async (node: NodeId) => {
  const body = { session: await session() }
  const { messages } = await (await deskOf(node)).call<{ messages: LineMessage[] }>('line.list', body)
  return messages
}
const reads = (node: NodeId, texts: readonly string[]) =>
  until(
    `${node} reads ${texts.join(', ')}`,
    async () => (await readAt(node)).map(({ text }) => text),
    (now) => now.join() === texts.join(),
  )

test('O2: what a province writes is read in every tier; what is for one tier, only there', async () => {
  await until(
    'the province has the session',
    async () => constellation.tier('VN-25').control.node.sessions().length,
    (count) => count === 1,
  )
  await say('VN-25', 'Phú Thọ sẵn sàng')
  for (const node of ['VN', 'VN-25', 'VN-19']) await reads(node, ['Phú Thọ sẵn sàng'])
  const [word] = await readAt('VN-19')
  expect(word).toMatchObject({ from: 'VN-25', by: 'Trực VN-25', to: null })
  await say('VN', 'riêng Thái Nguyên', 'VN-19')
  await reads('VN-19', ['Phú Thọ sẵn sàng', 'riêng Thái Nguyên'])
  await reads('VN-25', ['Phú Thọ sẵn sàng'])
})

test('O3: a province that was away reads what it missed when it is back, each once', async () => {
  await constellation.tier('VN-19').crashControl()
  await say('VN-25', 'một')
  await say('VN', 'hai')
  await reads('VN', ['Phú Thọ sẵn sàng', 'riêng Thái Nguyên', 'một', 'hai'])
  await constellation.tier('VN-19').startControl()
  await reads('VN-19', ['Phú Thọ sẵn sàng', 'riêng Thái Nguyên', 'một', 'hai'])
  await say('VN-19', 'Thái Nguyên đã trở lại')
  for (const node of ['VN', 'VN-25'])
    await until(
      `${node} reads that it is back`,
      async () => (await readAt(node)).at(-1)?.text,
      (text) => text === 'Thái Nguyên đã trở lại',
    )
})
