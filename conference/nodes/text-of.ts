/** Bodies are never changed after they were told. */
const texts = new WeakMap<object, string>()

/** A body as JSON: what is told to many pages at once is written out once, to compare it and to send it. */
export function textOf(body: object): string {
  const known = texts.get(body)
  if (known !== undefined) return known
  const text = JSON.stringify(body)
  texts.set(body, text)
  return text
}
