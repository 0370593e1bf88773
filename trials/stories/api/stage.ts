import { expect } from 'vitest'
import { z } from 'zod'
import { type BodyOf, errorBody, type ReplyOf } from '#contract'
import {
  type ConsoleOperation,
  type ConsoleOperations,
  consoleOperations,
  type Right,
  right,
} from '#contract/console'
import { silentLog } from '#foundation/log'
import { type Constellation, startConstellation, threeTiers } from '#trials/constellation'
import { noticeConfig } from '../../../apps/node/notice-config.ts'

export const everyRight = right.options

/** What a province alone may do is tried in `authority.test.ts` and `directory.test.ts`. */
const ofProvince = ['showing.rule', 'showing.answer', 'bodies.set', 'bodies.close'] as const
export type CentreOperation = Exclude<ConsoleOperation, (typeof ofProvince)[number]>
export const operations = (Object.keys(consoleOperations) as ConsoleOperation[]).filter(
  (op): op is CentreOperation => !ofProvince.some((each) => each === op),
)
export const linhSon = 'VN-19-05710'

/** A mail server that is not there: what the office would be told waits. */
const mailToNobody = noticeConfig.parse({
  email: {
    ...{ host: '127.0.0.1', port: 9, tls: 'none' },
    sender: { name: 'Trung ương', address: 'thongbao@x.vn' },
  },
  office: { emails: ['vp@x.vn'] },
})

export interface Answer {
  status: number
  body: unknown
}

/** The centre's node alone, driven over HTTP and from within. */
export interface ApiStage {
  readonly constellation: Constellation
  readonly url: string
  tokenWith(rights: readonly Right[]): Promise<string>
  /** Null: without a token. */
  post(op: string, token: string | null, body: unknown): Promise<Answer>
  /** Carries an operation out from within, with every right. */
  ask<Op extends ConsoleOperation>(
    op: Op,
    body: BodyOf<ConsoleOperations, Op>,
  ): Promise<ReplyOf<ConsoleOperations, Op>>
  openSession(): Promise<{ session: string }>
  /** Ends sessions and rounds: a node runs 64 sessions at most. */
  clear(): Promise<void>
  close(): Promise<void>
}

export async function startApiStage(): Promise<ApiStage> {
  const centre = threeTiers({ storeOf: () => 'pglite:memory' }).filter(({ node }) => node === 'VN')
  const constellation = await startConstellation(
    centre.map((config) => ({ ...config, notices: mailToNobody })),
    silentLog,
  )
  const { control } = constellation.tier('VN')
  const { url } = control
  const caller = { rights: [...everyRight], by: 'trial', origin: url }
  const ask: ApiStage['ask'] = async <Op extends ConsoleOperation>(
    op: Op,
    body: BodyOf<ConsoleOperations, Op>,
  ) =>
    consoleOperations[op].reply.parse(await control.node.console.request(caller, op, body)) as ReplyOf<
      ConsoleOperations,
      Op
    >
  return {
    constellation,
    url,
    ask,
    tokenWith: async (rights) =>
      (await control.sites.issueAccessToken({ name: 'kịch bản', rights, expiresAt: null })).token,
    async post(op, token, body) {
      const answer = await fetch(`${url}/api/v1/${op}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
        body: JSON.stringify(body),
      })
      return { status: answer.status, body: await answer.json() }
    },
    openSession: () => ask('session.open', { title: 'Phiên họp thử', chair: null }),
    async clear() {
      for (const { id } of control.keeper.all()) await control.keeper.close(id, 'trial')
      const { rounds } = await ask('rounds.list', {})
      for (const { round } of rounds)
        if (round.state !== 'closed') await ask('rounds.close', { round: round.id })
    },
    close: () => constellation.close(),
  }
}

const refusal = z.strictObject({ error: errorBody })

/** The error with which it was refused. */
export async function refused(status: number, code: string, answer: Promise<Answer>) {
  const got = await answer
  expect(got.status, JSON.stringify(got.body)).toBe(status)
  const { error } = refusal.parse(got.body)
  expect(error.code).toBe(code)
  return error
}
