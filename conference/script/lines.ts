import type { KeptScript, ScriptLine } from '#contract/script'

export const byId = ({ lines }: Pick<KeptScript, 'lines'>, id: string): ScriptLine | undefined =>
  lines.find((line) => line.id === id)

/** As the record names it. */
export const lineOf = ({ id, title }: ScriptLine) => ({ id, title })
