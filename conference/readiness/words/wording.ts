/** What a finding says, and what to do. `{value}`, `{bound}`, `{place}`, `{tier}` and `{detail}` are filled in. */
export interface Words {
  cause: { vi: string; en: string }
  todo: { vi: string; en: string }
}
