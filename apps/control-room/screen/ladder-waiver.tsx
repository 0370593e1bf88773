import { Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Confirm, text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { foldText, matchesFolded, nameOf } from '#browser/meeting'
import type { SiteId } from '#contract'
import { ReasonedButton } from './reasoned-button.tsx'
import styles from './tests-panel.module.css'
import { useDesk, useLabels } from './use-desk.ts'
import { useFieldKeys } from './use-field-keys.ts'

const { useText } = text({
  whom: { vi: 'Miễn cho điểm cầu nào', en: 'For which sites' },
  all: { vi: 'Cả {count} điểm cầu chưa đạt', en: 'All {count} that are not ready' },
  by: { vi: 'Người chịu trách nhiệm (họ tên, chức vụ)', en: 'Who takes it upon himself (name, office)' },
  why: { vi: 'Lý do', en: 'Reason' },
  choose: { vi: 'Chọn điểm cầu, hoặc tất cả', en: 'Choose a site, or all' },
  signer: { vi: 'Người ký: họ tên, chức vụ', en: 'Who signs: name, office' },
  nobody: { vi: 'Không có điểm cầu nào như vậy', en: 'No site is called that' },
  sign: { vi: 'Ký miễn', en: 'Sign' },
  missing: { vi: 'Cần chọn điểm cầu, ghi họ tên và lý do', en: 'A site, a name and a reason are needed' },
  ready: { vi: 'Điểm cầu này đã đạt, không cần ký miễn', en: 'This site is ready now: nothing to sign for' },
  ask: { vi: 'Ký miễn: {whom}?', en: 'Sign a waiver: {whom}?' },
  consequence: {
    vi: '{by} chịu trách nhiệm cho phiên họp bắt đầu dù nơi này chưa đạt. Chữ ký được lưu vào nhật ký.',
    en: '{by} takes it upon himself that the session begins without being ready there. The signature stays in the record.',
  },
})
const ALL = 'all'

/** A named person signs, with a reason, that the session begins although these sites are not ready. */
export function LadderWaiver(props: {
  session: string
  /** Who is not ready, with nobody's name under it. */
  lacking: readonly SiteId[]
  reason: string | null
  onDone: () => void
}) {
  const { session, lacking, onDone } = props
  const t = useText()
  const desk = useDesk()
  const labels = useLabels()
  const pending = useLive(desk.ladders.pending, (all) => all.has(session))
  const [site, setSite] = useState<SiteId | typeof ALL | null>(null)
  const [by, setBy] = useState('')
  const [why, setWhy] = useState('')
  const [asking, setAsking] = useState(false)
  const isReady = site !== null && site !== ALL && !lacking.includes(site)
  const missing = site !== null && by.trim() && why.trim() ? null : t('missing')
  const reason = props.reason ?? (isReady ? t('ready') : missing)
  const whom = site === null || site === ALL ? t('all', { count: lacking.length }) : nameOf(labels, site)
  const sign = async () => {
    if (reason !== null || site === null) return
    const sites = site === ALL ? [...lacking] : [site]
    if (await desk.ladders.waive(session, { sites, by: by.trim(), reason: why.trim() })) onDone()
  }
  const ask = () => setAsking(reason === null)
  const pressed = useFieldKeys(ask, onDone)
  return (
    <div className={styles.edit}>
      <Select
        className={styles.field}
        size="xs"
        searchable
        aria-label={t('whom')}
        placeholder={t('choose')}
        nothingFoundMessage={t('nobody')}
        filter={({ options, search }) =>
          options.filter((each) => 'label' in each && matchesFolded(foldText(each.label), foldText(search)))
        }
        data={[
          { value: ALL, label: t('all', { count: lacking.length }) },
          ...(isReady ? [...lacking, site] : lacking).map((each) => ({
            value: each,
            label: nameOf(labels, each),
          })),
        ]}
        value={site}
        allowDeselect={false}
        onChange={setSite}
      />
      <TextInput
        autoFocus
        className={styles.field}
        size="xs"
        maxLength={120}
        aria-label={t('by')}
        placeholder={t('signer')}
        value={by}
        onChange={(event) => setBy(event.currentTarget.value)}
        onKeyDown={pressed}
      />
      <TextInput
        className={styles.field}
        size="xs"
        maxLength={500}
        aria-label={t('why')}
        placeholder={t('why')}
        value={why}
        onChange={(event) => setWhy(event.currentTarget.value)}
        onKeyDown={pressed}
      />
      <div>
        <ReasonedButton size="compact-xs" loading={pending} reason={reason} onClick={ask}>
          {t('sign')}
        </ReasonedButton>
      </div>
      <Confirm
        opened={asking}
        title={t('ask', { whom })}
        consequence={t('consequence', { by: by.trim() })}
        action={t('sign')}
        onConfirm={() => void sign()}
        onClose={() => setAsking(false)}
      />
    </div>
  )
}
