import { IconAddressBook } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { EmptyState, text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import type { SiteId } from '#contract'
import { FailureNote } from '../../screens/failure-note.tsx'
import styles from '../../screens/page.module.css'
import { RowList } from '../../screens/row-list.tsx'
import { useAsked, useDesk, useQuery } from '../../screens/use-office.ts'
import { useSlash } from '../../screens/use-slash.ts'
import { useTyped } from '../../screens/use-typed.ts'
import { Files } from './files.tsx'
import { FilterBar } from './filter-bar.tsx'
import { listAll } from './list-all.ts'
import { filterRows, rowsOf, type SiteRow } from './rows.ts'
import { ListHead, SiteLine } from './site-line.tsx'
import { SitePanel } from './site-panel.tsx'

const ROW_PX = 48
const LIST = 'directory'

const { useText, both } = text({
  list: { vi: 'Danh bạ điểm cầu', en: 'Directory of sites' },
  loading: { vi: 'Đang tải danh bạ…', en: 'Loading the directory…' },
  none: { vi: 'Không có điểm cầu nào khớp', en: 'No site matches' },
  widen: {
    vi: 'Bớt chữ tìm, hoặc bỏ “chưa có đầu mối”.',
    en: 'Use fewer words, or switch “no focal person” off.',
  },
  named: { vi: 'Mọi điểm cầu đã có đầu mối', en: 'Every site has a focal person' },
  all: {
    vi: 'Bỏ “chưa có đầu mối” để xem cả danh bạ.',
    en: 'Switch “no focal person” off to see all sites.',
  },
})

const idOf = ({ site }: SiteRow): SiteId => site

export function ListView() {
  const t = useText()
  const { address, office } = useDesk()
  const index = useLive(office.registry, (now) => now)
  const { answer, again } = useAsked(({ call }) => listAll(call))
  const chosen = useQuery('site')
  const unnamed = useQuery('unnamed') === '1'
  const [typed, setTyped] = useTyped()
  const [current, setCurrent] = useState<string | null>(chosen || null)
  const filter = useRef<HTMLInputElement>(null)
  useSlash(filter)
  useEffect(() => {
    if (chosen) setCurrent(chosen)
  }, [chosen])

  const listed = answer.kind === 'here' ? answer.is : null
  const rows = useMemo(() => (index && listed ? rowsOf(index, listed.sites) : null), [index, listed])
  const found = useMemo(() => rows && filterRows(rows, typed, unnamed), [rows, typed, unnamed])

  const open = (site: SiteId) => {
    setCurrent(site)
    address.go('directory', { ...address.live.get().query, q: typed, site })
  }
  const close = () => {
    address.go('directory', { ...address.live.get().query, q: typed, site: '' })
    document.getElementById(LIST)?.focus()
  }
  const pressed = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') {
      document.getElementById(LIST)?.focus()
      if (!found?.some(({ site }) => site === current)) setCurrent(found?.[0]?.site ?? null)
    } else if (event.key === 'Escape') setTyped('')
    else return
    event.preventDefault()
  }

  if (answer.kind === 'failed') return <FailureNote error={answer.error} />
  if (!rows || !found || !listed) return <p className={styles.wait}>{t('loading')}</p>
  return (
    <div className={styles.page}>
      <div className={styles.bar}>
        <FilterBar
          ref={filter}
          typed={typed}
          onTyped={setTyped}
          onKeyDown={pressed}
          unnamed={unnamed}
          onUnnamed={(now) => address.note({ unnamed: now ? '1' : '' })}
          counts={{ found: found.length, all: rows.length, unnamed: listed.unnamed }}
        />
        <Files />
      </div>
      <div className={styles.columns} data-chosen={chosen !== ''}>
        <section className={styles.list} aria-label={t('list')}>
          {found.length === 0 ? (
            <div className={styles.nothing}>
              <EmptyState
                icon={<IconAddressBook size={48} />}
                title={both(unnamed && typed === '' ? 'named' : 'none')}
                hint={both(unnamed && typed === '' ? 'all' : 'widen')}
              />
            </div>
          ) : (
            <>
              <ListHead />
              <RowList
                id={LIST}
                label={t('list')}
                rows={found}
                idOf={idOf}
                height={ROW_PX}
                current={current}
                onCurrent={setCurrent}
                onOpen={open}
                draw={(row) => <SiteLine row={row} />}
              />
            </>
          )}
        </section>
        {chosen !== '' && (
          <SitePanel
            key={chosen}
            site={chosen}
            row={rows.find(({ site }) => site === chosen)}
            onSaved={again}
            onClose={close}
          />
        )}
      </div>
    </div>
  )
}
