import { ago } from './ago.ts'
import { useLanguage } from './language.ts'
import { useNow } from './now.ts'

/** "cách đây 12 giây", kept up to date. `at`: Unix milliseconds. */
export function TimeAgo({ at }: { at: number }) {
  const now = useNow()
  return <time dateTime={new Date(at).toISOString()}>{ago(at, now)[useLanguage()]}</time>
}
