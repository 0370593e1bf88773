import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { consoleOperations, type Right, rightNames } from '#contract/console'
import { until } from '#trials/stage'
import { goodBodiesFor } from './api/bodies.ts'
import {
  type ApiStage,
  type CentreOperation,
  everyRight,
  operations,
  refused,
  startApiStage,
} from './api/stage.ts'

let stage: ApiStage
let good: ReturnType<typeof goodBodiesFor>
beforeAll(async () => {
  stage = await startApiStage()
  good = goodBodiesFor(stage)
})
afterAll(() => {
  good?.close()
  return stage?.close()
})
afterEach(() => stage.clear())

/** Nobody gives out a right that they do not hold: a viewer's link needs that right too. A script opens microphones. */
const alsoNeeded: { [Op in CentreOperation]?: Right[] } = {
  'consoles.issue': ['read'],
  'script.move': ['floor'],
  'script.undo': ['floor'],
  'accounts.create': ['read'],
  'accounts.change': ['read'],
  'accounts.disable': ['read'],
  'accounts.invite': ['read'],
  'accounts.end-sessions': ['read'],
}

describe.each(operations)('%s', (op) => {
  const needed = consoleOperations[op].right
  const others = everyRight.filter((each) => each !== needed)

  test('is carried out with the one right that it needs, and answers as the contract says', async () => {
    const { status, body } = await stage.post(
      op,
      await stage.tokenWith([needed, ...(alsoNeeded[op] ?? [])]),
      await good.bodies[op](),
    )
    expect(status, JSON.stringify(body)).toBe(200)
    consoleOperations[op].reply.parse(body)
  })

  test('is refused to a token with every other right, which is told what it lacks, and nothing is done', async () => {
    const [token, body] = [await stage.tokenWith(others), await good.bodies[op]()]
    const before = await standing()
    const { details } = await refused(403, 'auth.not-allowed', stage.post(op, token, body))
    expect(details).toEqual({ right: needed, ...rightNames[needed] })
    expect(await standing()).toEqual(before)
  })

  test('is refused without a token, and with one that nobody issued', async () => {
    const body = await good.bodies[op]()
    const before = await standing()
    await refused(401, 'auth.required', stage.post(op, null, body))
    await refused(401, 'auth.required', stage.post(op, 'A'.repeat(43), body))
    expect(await standing()).toEqual(before)
  })
})

/** All that an operation could have changed at this node. */
const standing = async () => ({
  sessions: await stage.ask('sessions.list', {}),
  tokens: await stage.ask('tokens.list', {}),
  consoles: await stage.ask('consoles.list', {}),
  accounts: await stage.ask('accounts.list', {}),
  links: (await stage.constellation.tier('VN').control.sites.listLinks('VN')).length,
  directory: await stage.ask('directory.list', {}),
  lineage: await stage.ask('lineage.list', {}),
  calendar: await stage.ask('calendar.list', {}),
})

test('a token that was revoked is no longer taken', async () => {
  const admin = await stage.tokenWith(['tokens', 'read'])
  const issued = await stage.post('tokens.issue', admin, { name: 'tạm', rights: ['read'], expiresAt: null })
  const { id, token } = consoleOperations['tokens.issue'].reply.parse(issued.body)
  expect(await stage.post('sessions.list', token, {})).toMatchObject({ status: 200 })
  expect(await stage.post('tokens.revoke', admin, { id })).toMatchObject({ status: 200 })
  await refused(401, 'auth.required', stage.post('sessions.list', token, {}))
})

test('a token is taken until the moment it expires, and not after', async () => {
  const expiresAt = Date.now() + 3000
  const body = { name: 'ba giây', rights: ['read'], expiresAt }
  const issued = await stage.post('tokens.issue', await stage.tokenWith(['tokens', 'read']), body)
  const { token } = consoleOperations['tokens.issue'].reply.parse(issued.body)
  expect(await stage.post('sessions.list', token, {})).toMatchObject({ status: 200 })
  await until(
    'the token has expired',
    () => stage.post('sessions.list', token, {}),
    ({ status }) => status === 401,
    { withinMs: 6000 },
  )
  expect(Date.now()).toBeGreaterThanOrEqual(expiresAt)
})

test('a token gives no right that its issuer does not hold', async () => {
  const body = { name: 'leo thang', rights: ['tokens', 'display'], expiresAt: null }
  const { details } = await refused(
    403,
    'auth.not-allowed',
    stage.post('tokens.issue', await stage.tokenWith(['tokens']), body),
  )
  expect(details).toEqual({ right: 'display', ...rightNames.display })
})
