import { IconCircleCheckFilled } from '@tabler/icons-react'
import { useMemo } from 'react'
import { text, useLanguage } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { findingWords, partyWords } from '#browser/readiness'
import type { BoardSite } from '#contract/readiness'
import { type CauseGroup, causesOf, sharedCause } from '../state/causes.ts'
import { contactOf } from '../state/contact.ts'
import { rowsWithin } from '../state/tiles.ts'
import { FirstSteps, useIsUntried } from './first-steps.tsx'
import styles from './list.module.css'
import { useNames, useRows } from './names.ts'
import { count } from './numbers.ts'
import { Paged, type PagedGroup } from './paged.tsx'
import panel from './panel.module.css'
import { SiteRow } from './site-row.tsx'
import { useBoard } from './use-board.ts'

const { useText } = text({
  title: { vi: 'Chưa sẵn sàng', en: 'Not ready' },
  ready: { vi: 'Mọi điểm cầu đã sẵn sàng.', en: 'Every site is ready.' },
  sites: { vi: '{count} điểm cầu', en: '{count} sites' },
  continued: { vi: '(tiếp)', en: '(continued)' },
  more: { vi: 'và {count} điểm cầu nữa, xem trên lưới', en: 'and {count} more sites: see the grid' },
  noPhone: { vi: 'chưa có số điện thoại', en: 'no phone number' },
  circuit: { vi: '{provider}, kênh {circuit}', en: '{provider}, circuit {circuit}' },
})

/** Who is not ready, by cause, with who acts and whom to call. */
export function CausesPane() {
  const t = useText()
  const language = useLanguage()
  const board = useBoard()
  const rows = useRows()
  const unit = useLive(board.unit, (id) => id)
  const isUntried = useIsUntried()
  const causes = useMemo(() => (isUntried ? [] : causesOf(rowsWithin(rows, unit))), [rows, unit, isUntried])
  const total = causes.reduce((sum, { sites, more }) => sum + sites.length + more, 0)
  return (
    <section
      className={`${panel.panel} ${styles.pane}`}
      data-pane="causes"
      data-empty={causes.length === 0 && !isUntried}
    >
      <Paged
        title={
          <h2>
            {t('title')} {total > 0 && <small>{t('sites', { count: count(total, language) })}</small>}
          </h2>
        }
        summary={<Overview causes={causes} />}
        keys={['ArrowLeft', 'ArrowRight']}
        groups={useGroups(causes)}
        empty={
          isUntried ? (
            <FirstSteps />
          ) : (
            <>
              <IconCircleCheckFilled className={styles.calm} aria-hidden />
              {t('ready')}
            </>
          )
        }
      />
    </section>
  )
}

/** Every cause with how many it holds back, so that nobody has to wait for its page. */
function Overview({ causes }: { causes: readonly CauseGroup[] }) {
  const language = useLanguage()
  return (
    <ul className={styles.overview} data-overview>
      {causes.map(({ code, untested, sites, more }) => (
        <li key={code} data-calm={untested}>
          <b>{count(sites.length + more, language)}</b> {findingWords[code][language]}
        </li>
      ))}
    </ul>
  )
}

function useGroups(causes: readonly CauseGroup[]): PagedGroup[] {
  const t = useText()
  const language = useLanguage()
  return causes.map((group): PagedGroup => {
    const { code, untested, sites, more } = group
    const shared = sharedCause(group)
    const rows = sites.map((row) => ({
      key: row.site,
      row: <CauseRow row={row} isCauseTold={shared !== null} />,
    }))
    const rest = {
      key: 'more',
      row: <div className={styles.more}>{t('more', { count: count(more, language) })}</div>,
    }
    return {
      key: code,
      head: (isContinued) => (
        <div className={styles.heading} data-calm={untested}>
          <span>
            <strong>{count(sites.length + more, language)}</strong> {findingWords[code][language]}
          </span>
          {isContinued && <small>{t('continued')}</small>}
          {shared && (
            <p>
              {partyWords[shared.actor][language]}
              {!isContinued && `: ${shared.todo[language]}`}
            </p>
          )}
        </div>
      ),
      rows: more > 0 ? [...rows, rest] : rows,
    }
  })
}

function CauseRow({ row, isCauseTold }: { row: BoardSite; isCauseTold: boolean }) {
  const t = useText()
  const language = useLanguage()
  const nameOf = useNames()
  const contact = row.owner && contactOf(row.owner, row)
  const who = () => {
    if (!contact) return null
    if (contact.party === 'telecom')
      return t('circuit', { provider: contact.provider, circuit: contact.circuit })
    const party = isCauseTold ? [] : [partyWords[contact.party][language]]
    const phone = contact.party === 'site' && contact.phone === null ? [t('noPhone')] : []
    return [...party, ...phone].join(', ')
  }
  return (
    <SiteRow
      site={row.site}
      name={nameOf(row.site)}
      sign={row.connected ? row.grade : 'absent'}
      phone={contact?.phone ?? null}
      beside={who()}
      detail={isCauseTold ? null : row.finding?.cause[language]}
    />
  )
}
