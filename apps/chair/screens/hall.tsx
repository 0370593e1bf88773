import { TextInput, UnstyledButton } from '@mantine/core'
import {
  IconChevronDown,
  IconChevronRight,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconSearch,
} from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { foldText, type Unit } from '#browser/meeting'
import type { SiteId } from '#contract'
import { findSites, MOST_FOUND, wingsOf } from '../state/hall.ts'
import { CallButton } from './call-button.tsx'
import styles from './chair.module.css'
import { useChair } from './use-chair.ts'

const { useText } = text({
  title: { vi: 'Có mặt', en: 'Present' },
  find: { vi: 'Tìm tên điểm cầu (không cần dấu)', en: 'Find a site by name' },
  loading: { vi: 'Đang tải danh sách…', en: 'Loading the list…' },
  none: { vi: 'Không tìm thấy tên này.', en: 'No such name.' },
  absent: { vi: 'chưa có mặt', en: 'not there' },
  many: { vi: 'Còn nữa: hãy gõ thêm chữ.', en: 'There are more: type more letters.' },
})

/** Who is there, by province; a name is found by a few letters and called by one tap. */
export function Hall() {
  const t = useText()
  const chair = useChair()
  const registry = useLive(chair.registry, (state) => (state.kind === 'ready' ? state : null))
  const standing = useLive(chair.roster, (state) => state.standing)
  const [said, setSaid] = useState('')
  const [open, setOpen] = useState<SiteId | null>(null)
  const folded = foldText(said)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `standing` says when the roster matters here
  const wings = useMemo(
    () => (registry ? wingsOf(registry.index, chair.roster.get().roster) : []),
    [registry, standing],
  )
  const found = registry ? findSites(registry.index, chair.roster.get().roster, folded) : []
  const total = wings.reduce((sum, { sites }) => sum + sites.length, 0)
  const present = wings.reduce((sum, wing) => sum + wing.present, 0)
  return (
    <section className={`${styles.panel} ${styles.hall}`} aria-label={t('title')}>
      <h2>
        {t('title')}{' '}
        <span className={styles.count}>
          {present}/{total}
        </span>
      </h2>
      <TextInput
        size="lg"
        leftSection={<IconSearch size={20} aria-hidden />}
        placeholder={t('find')}
        aria-label={t('find')}
        value={said}
        onChange={(event) => setSaid(event.currentTarget.value)}
      />
      {!registry && <p className={styles.muted}>{t('loading')}</p>}
      <ul className={styles.scroll} data-hall>
        {folded !== '' && found.map((each) => <Name key={each.unit.id} {...each} />)}
        {folded !== '' && found.length === 0 && registry && <li className={styles.muted}>{t('none')}</li>}
        {found.length === MOST_FOUND && <li className={styles.muted}>{t('many')}</li>}
        {folded === '' &&
          wings.map(({ unit, sites, present }) => (
            <li key={unit.id}>
              <UnstyledButton
                className={styles.wing}
                aria-expanded={open === unit.id}
                onClick={() => setOpen(open === unit.id ? null : unit.id)}
              >
                {open === unit.id ? <IconChevronDown size={20} /> : <IconChevronRight size={20} />}
                <span className={styles.name}>{unit.name}</span>
                <span className={styles.count}>
                  {present}/{sites.length}
                </span>
              </UnstyledButton>
              {open === unit.id && (
                <ul className={styles.list}>
                  {sites.map((each) => (
                    <Name key={each.unit.id} {...each} />
                  ))}
                </ul>
              )}
            </li>
          ))}
      </ul>
    </section>
  )
}

function Name({ unit, present }: { unit: Unit; present: boolean }) {
  const t = useText()
  return (
    <li className={styles.row} data-present={present}>
      {present ? (
        <IconCircleCheckFilled size={20} className={styles.there} aria-hidden />
      ) : (
        <IconCircleDashed size={20} className={styles.gone} aria-hidden />
      )}
      <span className={styles.name}>
        {unit.label}
        {!present && <small>{t('absent')}</small>}
      </span>
      {present && <CallButton site={unit.id} />}
    </li>
  )
}
