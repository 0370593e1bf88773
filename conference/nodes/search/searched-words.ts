import { wordsOnce } from '#conference/search'
import type { Unit } from '#conference/sites'
import type { SessionState, SiteId } from '#contract'
import type { Account } from '#contract/accounts'
import type { Planned } from '#contract/calendar'
import type { SavedScene } from '#contract/console'
import type { FocalPerson, SiteLine } from '#contract/directory'
import type { FormerEntry } from '#contract/lineage'

/** By what each kind is found. What is stored is replaced, never changed, so each is folded once. */
export const searchedWords = (labelOf: (site: SiteId) => string) => ({
  unit: wordsOnce<Unit>(({ id }) => `${labelOf(id)} ${id}`),
  former: wordsOnce<FormerEntry>(({ former: { name, district, code } }) => `${name} ${district} ${code}`),
  person: wordsOnce<FocalPerson>(({ name, post, phone, email = '' }) => [name, post, phone, email].join(' ')),
  line: wordsOnce<SiteLine>(({ provider, circuit, phone }) => `${provider} ${circuit} ${phone}`),
  plan: wordsOnce<Planned>(({ plan: { details, owner } }) =>
    [details.title, details.organiser, details.chair.name, labelOf(owner)].join(' '),
  ),
  session: wordsOnce<SessionState>(({ title }) => title),
  scene: wordsOnce<SavedScene>(({ name }) => name),
  account: wordsOnce<Account>(({ name, person, post, phone, unit, provider }) =>
    [name, person, post, phone, labelOf(unit), provider ?? ''].join(' '),
  ),
})
