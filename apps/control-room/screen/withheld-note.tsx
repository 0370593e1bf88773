import { text } from '#browser/kit'
import { nameOf } from '#browser/meeting'
import { ruleOf, type SessionState, type SiteId } from '#contract'
import { homeOf } from '../state/home.ts'
import styles from './stage.module.css'
import { useLabels } from './use-desk.ts'

const { useText } = text({
  ask: { vi: 'Chưa được {province} đồng ý', en: '{province} has not agreed' },
  refuse: { vi: '{province} không cho lên hình', en: '{province} does not let it be shown' },
})

/** Over a slot that follows somebody and stays empty: whom it would show, and what their province says to it. */
export function WithheldNote({ session, site }: { session: SessionState | null; site: SiteId | null }) {
  const t = useText()
  const labels = useLabels()
  if (session === null || site === null) return null
  const province = homeOf(site)
  const word = ruleOf(session.showing, province) === 'refuse' ? 'refuse' : 'ask'
  const said = t(word, { province: nameOf(labels, province) })
  const name = nameOf(labels, site)
  return (
    <span className={styles.withheld} data-withheld={site} title={`${said}: ${name}`}>
      <strong>{said}</strong>
      <small>{name}</small>
    </span>
  )
}
