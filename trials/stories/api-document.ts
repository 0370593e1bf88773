import { z } from 'zod'

/**
 * The parts of OpenAPI 3.1.1 that an API of JSON over HTTP needs, as its sections 4.8 say. Strict: what is not in
 * the specification (or was only in 3.0) is an error.
 */
const jsonSchema = z.record(z.string(), z.json())
const mediaType = z.strictObject({ schema: jsonSchema })
const content = z.record(z.string().regex(/^[a-z]+\/[a-z0-9.+*-]+$/), mediaType)
const response = z.strictObject({ description: z.string().min(1), content: content.optional() })
const parameter = z
  .strictObject({
    name: z.string().min(1),
    in: z.enum(['query', 'header', 'path', 'cookie']),
    required: z.boolean().optional(),
    description: z.string().optional(),
    schema: jsonSchema,
  })
  .refine(({ in: place, required }) => place !== 'path' || required === true, 'a path parameter is required')
const requirement = z.record(z.string(), z.array(z.string()))
const operation = z.strictObject({
  operationId: z.string().min(1),
  summary: z.string().min(1),
  description: z.string().optional(),
  tags: z.array(z.string()).optional(),
  parameters: z.array(parameter).optional(),
  requestBody: z.strictObject({ required: z.boolean().optional(), content }).optional(),
  responses: z.record(z.string().regex(/^([1-5](\d\d|XX)|default)$/), response),
  security: z.array(requirement).optional(),
})
const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const
const httpBearer = z.strictObject({ type: z.literal('http'), scheme: z.literal('bearer') })
const openApi = z
  .strictObject({
    openapi: z.string().regex(/^3\.1\.\d+$/),
    info: z.strictObject({ title: z.string().min(1), version: z.string().min(1) }),
    components: z.strictObject({
      securitySchemes: z.record(z.string(), httpBearer),
      schemas: z.record(z.string(), jsonSchema).optional(),
    }),
    security: z.array(requirement),
    paths: z.record(z.string().startsWith('/'), z.partialRecord(z.enum(methods), operation)),
  })
  .superRefine((document, context) => {
    const wrong = (message: string) => context.addIssue({ code: 'custom', message })
    const seen = new Set<string>()
    for (const { path, method, operation } of operationsOf(document)) {
      const at = `${method} ${path}`
      if (seen.has(operation.operationId)) wrong(`${at}: a second ${operation.operationId}`)
      seen.add(operation.operationId)
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      const declared =
        operation.parameters?.filter((each) => each.in === 'path').map(({ name }) => name) ?? []
      if (named.join() !== declared.join()) wrong(`${at}: path parameters ${named} and ${declared}`)
      for (const scheme of (operation.security ?? document.security).flatMap((each) => Object.keys(each)))
        if (!(scheme in document.components.securitySchemes)) wrong(`${at}: no security scheme ${scheme}`)
      if (!Object.keys(operation.responses).some((status) => status.startsWith('2')))
        wrong(`${at}: no good answer`)
    }
  })
export type ApiDocument = z.infer<typeof openApi>

/** Throws `ZodError` that names every place at which the document is not OpenAPI 3.1. */
export const parseApiDocument = (document: unknown): ApiDocument => openApi.parse(document)

/** One operation of the document: where it is, and what goes in and comes out. */
export interface DocumentedOperation {
  path: string
  method: string
  operation: z.infer<typeof operation>
}

export function operationsOf({ paths }: Pick<ApiDocument, 'paths'>): DocumentedOperation[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    methods.flatMap((method) => (item[method] ? [{ path, method, operation: item[method] }] : [])),
  )
}

/** The schema in the document, at work. Throws when it is no JSON Schema (2020-12). */
export function workingSchema(holder: { content?: z.infer<typeof content> | undefined } | undefined) {
  const schema = holder?.content?.['application/json']?.schema
  if (!schema) throw new Error('no JSON is described here')
  return z.fromJSONSchema({ $schema: 'https://json-schema.org/draft/2020-12/schema', ...schema })
}

/**
 * A caller that knows the API by its document alone: addresses, methods, how to show the token, and the forms of
 * bodies and replies, which it checks. Rejects with the code of a refusal.
 */
export function callerBy(document: ApiDocument, origin: string, token: string) {
  return async (operationId: string, body: unknown): Promise<unknown> => {
    const found = operationsOf(document).find(({ operation }) => operation.operationId === operationId)
    if (!found) throw new Error(`the document has no ${operationId}`)
    const { path, method, operation } = found
    const scheme = Object.keys((operation.security ?? document.security)[0] ?? {})[0] ?? ''
    if (document.components.securitySchemes[scheme]?.scheme !== 'bearer') throw new Error('how to sign in?')
    const answer = await fetch(origin + path, {
      method: method.toUpperCase(),
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(workingSchema(operation.requestBody).parse(body)),
    })
    const described = operation.responses[String(answer.status)] ?? operation.responses.default
    const reply = workingSchema(described).parse(await answer.json())
    if (answer.ok) return reply
    throw new Error(z.object({ error: z.object({ code: z.string() }) }).parse(reply).error.code)
  }
}
