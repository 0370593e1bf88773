import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AccountRole, accountRole } from '#contract/accounts'
import { accountOf, cookieOf, post, type Stage, startNode } from './stage.ts'

/** What is asked of the centre about a province. Who asks is of the province, of the tier above, below, or beside. */
const target = 'VN-25'
const askers = ['VN-25', 'VN', 'VN-25-07900', 'VN-19'] as const

const asked = {
  look: ['readiness.site', { site: target }],
  prove: ['tests.ask', { site: target, form: 'short' }],
  links: ['sites.issue-link', { site: target }],
  sites: ['sites.list', { below: target, limit: 1 }],
  incidents: ['incidents.list', { site: target }],
  accounts: ['accounts.list', { below: target }],
  roles: [
    'accounts.create',
    {
      ...{ name: 'nguoi.moi', person: 'Nguyễn Văn Mới', post: '', phone: '' },
      ...{ role: 'viewer', unit: target, provider: null },
    },
  ],
  node: ['sessions.list', {}],
  tokens: ['tokens.list', {}],
  self: ['accounts.me', {}],
} as const
type Kind = keyof typeof asked

/**
 * Written by hand from the duties of each role, not from the table of the program: `+` may, `-` may not, in the order of
 * `askers`. Rights go down the tree, so the province's own and the centre's people reach the province, a commune's and
 * another province's do not; the centre as a whole is the centre's.
 */
const none = '----'
const down = '++--'
const centre = '-+--'
const all = '++++'
const duties: Record<AccountRole, Record<Kind, string>> = {
  administrator: {
    ...{ look: down, prove: down, links: down, sites: down, incidents: down },
    ...{ accounts: down, roles: down, node: centre, tokens: centre, self: all },
  },
  operator: {
    ...{ look: down, prove: down, links: down, sites: down, incidents: down },
    ...{ accounts: none, roles: none, node: centre, tokens: none, self: all },
  },
  organiser: {
    ...{ look: down, prove: none, links: down, sites: down, incidents: down },
    ...{ accounts: none, roles: none, node: centre, tokens: none, self: all },
  },
  inspector: {
    ...{ look: down, prove: down, links: down, sites: down, incidents: down },
    ...{ accounts: none, roles: none, node: centre, tokens: none, self: all },
  },
  telecom: {
    ...{ look: none, prove: none, links: none, sites: none, incidents: down },
    ...{ accounts: none, roles: none, node: none, tokens: none, self: all },
  },
  chair: {
    ...{ look: down, prove: none, links: none, sites: down, incidents: down },
    ...{ accounts: none, roles: none, node: centre, tokens: none, self: all },
  },
  focal: {
    ...{ look: down, prove: down, links: none, sites: down, incidents: down },
    ...{ accounts: none, roles: none, node: none, tokens: none, self: all },
  },
  viewer: {
    ...{ look: down, prove: none, links: none, sites: down, incidents: down },
    ...{ accounts: none, roles: none, node: centre, tokens: none, self: all },
  },
}

let stage: Stage
beforeAll(async () => {
  stage = await startNode('VN')
}, 60_000)
afterAll(() => stage?.close())

test.each(accountRole.options)('U1, U2, U3: what %s reaches at the centre of a province', async (role) => {
  const got: Record<string, string> = {}
  for (const unit of askers) {
    const { id } = await accountOf(stage, { name: `${role}.${unit.toLowerCase()}`, role, unit })
    const headers = { cookie: await cookieOf(stage, id) }
    for (const [kind, [op, body]] of Object.entries(asked)) {
      const { code, status } = await post(stage, op, body, headers)
      expect(code ?? 'done', op).not.toMatch(/^(auth\.required|message\.|internal)/)
      // What is refused for another reason than the right was let through.
      const isAllowed = status === 200 || !code?.startsWith('auth.')
      got[kind] = (got[kind] ?? '') + (isAllowed ? '+' : '-')
    }
  }
  expect(got).toEqual(duties[role])
})
