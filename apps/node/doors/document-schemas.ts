import { createJsonSchemaTransform } from 'fastify-type-provider-zod'

/**
 * Classes of characters that regular expressions outside of ECMAScript's unicode mode don't know by name. Halves of
 * surrogate pairs are left out: most languages can't have them in text, and some refuse a pattern that names them.
 */
const spelledOut: readonly (readonly [string, string])[] = [
  ['\\p{Cc}', '\\u0000-\\u001F\\u007F-\\u009F'],
  ['\\p{Cs}', ''],
]

/** Writes the contract's schemas into the OpenAPI document so that tools of any language can read their patterns. */
export const documentSchemas = createJsonSchemaTransform({
  zodToJsonConfig: {
    override({ jsonSchema }) {
      if (!jsonSchema.pattern) return
      jsonSchema.pattern = spelledOut.reduce(
        (pattern, [name, range]) => pattern.replaceAll(name, range),
        jsonSchema.pattern,
      )
    },
  },
})
