import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { describeError } from '#contract'
import { consoleOperations } from '#contract/console'
import { type ApiStage, linhSon, operations, startApiStage } from './api/stage.ts'
import { type ApiDocument, callerBy, operationsOf, parseApiDocument, workingSchema } from './api-document.ts'

let stage: ApiStage
let document: ApiDocument
beforeAll(async () => {
  stage = await startApiStage()
  document = parseApiDocument(await (await fetch(`${stage.url}/api/v1/openapi.json`)).json())
})
afterAll(() => stage?.close())

test('the document is OpenAPI 3.1, and shows no page of people and no door of a room', () => {
  expect(Object.keys(document.paths).filter((path) => !path.startsWith('/api/v1/'))).toEqual(['/healthz'])
  expect(Object.keys(document.paths).filter((path) => path.includes('room'))).toEqual([])
})

test.each(operations)(
  'the document names %s, with its right and the forms of its body, reply and refusal',
  (op) => {
    const found = operationsOf(document).find(({ operation }) => operation.operationId === op)
    if (!found) return expect.fail(`no ${op}`)
    const { path, method, operation } = found
    expect({ path, method }).toEqual({ path: `/api/v1/${op}`, method: 'post' })
    expect(operation).toMatchObject({
      summary: consoleOperations[op].summary,
      description: `Right: ${consoleOperations[op].right}`,
    })
    const [body, reply] = [samplesOf(op), samplesOf(`${op}.reply`)]
    for (const good of body.valid) workingSchema(operation.requestBody).parse(good)
    for (const good of reply.valid) workingSchema(operation.responses['200']).parse(good)
    const foreign = { ...body.valid[0], somethingElse: 1 }
    expect(workingSchema(operation.requestBody).safeParse(foreign).success).toBe(false)
    workingSchema(operation.responses.default).parse({ error: describeError('auth.required') })
  },
)

test('the document is enough for a script: it opens a session, takes a scene, and is told why a stale take is refused', async () => {
  const call = callerBy(document, stage.url, await stage.tokenWith(['read', 'display']))
  const { session } = shape(
    { session: z.string() },
    await call('session.open', { title: 'Kịch bản', chair: null }),
  )
  const find = async () => {
    const { sessions } = shape({ sessions: z.array(running) }, await call('sessions.list', {}))
    return sessions.find(({ id }) => id === session) ?? expect.fail('the session is not listed')
  }
  const { revision: seen } = (await find()).program
  const scene = { layout: '1+1', slots: [{ kind: 'site', site: linhSon }, { kind: 'empty' }] }
  const { revision } = shape({ revision: z.number() }, await call('session.take', { session, seen, scene }))
  expect((await find()).program).toEqual({ revision, scene })
  await expect(call('session.take', { session, seen, scene })).rejects.toThrow('session.stale')
  await expect(call('floor.open', { session, site: linhSon })).rejects.toThrow('auth.not-allowed')
  await call('session.close', { session })
  await expect(find()).rejects.toThrow('not listed')
})

const running = z.object({
  id: z.string(),
  program: z.object({ revision: z.number(), scene: z.unknown() }),
})
const shape = <Shape extends z.ZodRawShape>(form: Shape, value: unknown) => z.object(form).parse(value)

const sampleFile = z.object({ valid: z.array(z.record(z.string(), z.unknown())).min(1) })
const samplesOf = (message: string) =>
  sampleFile.parse(
    JSON.parse(
      readFileSync(join(import.meta.dirname, `../../contract/examples/console/${message}.json`), 'utf8'),
    ),
  )
