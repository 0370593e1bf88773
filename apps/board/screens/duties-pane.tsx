import { IconCircleCheckFilled, IconPhone } from '@tabler/icons-react'
import { text, useLanguage } from '#browser/kit'
import { useLive } from '#browser/live-state'
import type { SiteId } from '#contract'
import type { Incident } from '#contract/readiness'
import { lastedFor } from '../state/durations.ts'
import { dutiesOf } from '../state/incidents.ts'
import { providersOf } from '../state/providers.ts'
import { absentOf, roundShown } from '../state/rounds.ts'
import { isWithin, rowsWithin } from '../state/tiles.ts'
import { useAlarmGroups, useAlarms } from './alarm-groups.tsx'
import { ownerName } from './contact-words.ts'
import { IncidentRow } from './incident-row.tsx'
import styles from './list.module.css'
import { useNames, useRows } from './names.ts'
import { Paged, type PagedGroup } from './paged.tsx'
import panel from './panel.module.css'
import { SiteRow } from './site-row.tsx'
import { useBoard, useNodeNow } from './use-board.ts'

const { useText } = text({
  title: { vi: 'Cần xử lý', en: 'To be seen to' },
  onAir: { vi: '{count} đang họp kém', en: '{count} poor on air' },
  incidents: { vi: '{count} sự cố', en: '{count} incidents' },
  missing: { vi: '{count} vắng', en: '{count} absent' },
  faulty: { vi: '{count} nhà mạng', en: '{count} providers' },
  none: { vi: 'Không có sự cố nào đang mở.', en: 'No incident is open.' },
  absent: { vi: 'điểm cầu vắng trong đợt kiểm thử', en: 'sites absent in the round' },
  since: { vi: 'vắng {lasted}', en: 'absent for {lasted}' },
  providers: { vi: 'nhà mạng có đường truyền hỏng', en: 'providers with faulty lines' },
  circuit: { vi: '{site}: kênh {circuit}', en: '{site}: circuit {circuit}' },
  noPhone: { vi: 'chưa có số điện thoại', en: 'no phone number' },
  more: { vi: 'và {count} điểm cầu nữa, xem trên lưới', en: 'and {count} more sites: see the grid' },
  continued: { vi: '(tiếp)', en: '(continued)' },
})

/** As many of those who are absent are listed by name. */
const MOST_LISTED = 40

/** What is being seen to: sites on air that are bad, incidents by owner, who is absent in the round, the circuits of each provider. */
export function DutiesPane() {
  const t = useText()
  const open = useOpenIncidents()
  const missing = useMissing().length
  const [incidents, absent, providers] = [useIncidents(), useAbsent(), useProviders()]
  const bad = useAlarms().length
  const groups = [...useAlarmGroups(), ...incidents, ...absent, ...providers]
  const counted = [
    { of: 'onAir', count: bad },
    { of: 'incidents', count: open.length },
    { of: 'missing', count: missing },
    { of: 'faulty', count: providers[0]?.rows.length ?? 0 },
  ] as const
  return (
    <section className={`${panel.panel} ${styles.small}`} data-pane="duties" data-empty={groups.length === 0}>
      <Paged
        title={
          <h2>
            {t('title')}{' '}
            <small>
              {counted
                .filter(({ count }) => count > 0)
                .map(({ of, count }) => t(of, { count }))
                .join(', ')}
            </small>
          </h2>
        }
        keys={['ArrowUp', 'ArrowDown']}
        groups={groups}
        empty={
          <>
            <IconCircleCheckFilled className={styles.calm} aria-hidden />
            {t('none')}
          </>
        }
      />
    </section>
  )
}

/** Incidents of what is looked at that are not over. */
function useOpenIncidents(): Incident[] {
  const board = useBoard()
  const unit = useLive(board.unit, (id) => id)
  const incidents = useLive(board.incidents, (now) => now)
  return incidents.filter(({ site, state }) => state.state !== 'retested' && isWithin(site, unit))
}

/** Who of what is looked at is absent in the round, the longest first. */
function useMissing(): { site: SiteId; since: number }[] {
  const board = useBoard()
  const unit = useLive(board.unit, (id) => id)
  const round = roundShown(useLive(board.rounds, (all) => all))
  return round ? absentOf(round.shown.round).filter(({ site }) => isWithin(site, unit)) : []
}

function useIncidents(): PagedGroup[] {
  const t = useText()
  const language = useLanguage()
  return dutiesOf(useOpenIncidents()).map(({ owner, incidents: own }) => ({
    key: `incidents ${ownerName(owner, 'vi')}`,
    head: (isContinued) => (
      <div className={styles.heading}>
        <span>
          <strong>{own.length}</strong> {ownerName(owner, language)}
        </span>
        {isContinued && <small>{t('continued')}</small>}
      </div>
    ),
    rows: own.map((incident) => ({
      key: incident.id,
      row: <IncidentRow incident={incident} named="site" />,
    })),
  }))
}

function useAbsent(): PagedGroup[] {
  const t = useText()
  const language = useLanguage()
  const now = useNodeNow()
  const rows = useRows()
  const nameOf = useNames()
  const absent = useMissing()
  if (absent.length === 0) return []
  const listed = absent.slice(0, MOST_LISTED)
  const more = absent.length - listed.length
  const rest = { key: 'more', row: <div className={styles.more}>{t('more', { count: more })}</div> }
  return [
    {
      key: 'absent',
      head: (isContinued) => (
        <div className={styles.heading} data-calm>
          <span>
            <strong>{absent.length}</strong> {t('absent')}
          </span>
          {isContinued && <small>{t('continued')}</small>}
        </div>
      ),
      rows: [
        ...listed.map(({ site, since }) => ({
          key: site,
          row: (
            <SiteRow
              site={site}
              name={nameOf(site)}
              sign="absent"
              phone={rows.get(site)?.phone ?? null}
              beside={[
                t('since', { lasted: lastedFor(now - since)[language] }),
                ...(rows.get(site)?.phone ? [] : [t('noPhone')]),
              ].join(', ')}
            />
          ),
        })),
        ...(more > 0 ? [rest] : []),
      ],
    },
  ]
}

function useProviders(): PagedGroup[] {
  const t = useText()
  const rows = useRows()
  const nameOf = useNames()
  const unit = useLive(useBoard().unit, (id) => id)
  const providers = providersOf(rowsWithin(rows, unit))
  if (providers.length === 0) return []
  return [
    {
      key: 'providers',
      head: (isContinued) => (
        <div className={styles.heading}>
          <span>
            <strong>{providers.length}</strong> {t('providers')}
          </span>
          {isContinued && <small>{t('continued')}</small>}
        </div>
      ),
      rows: providers.map(({ name, phones, lines }) => ({
        key: name,
        row: (
          <div className={styles.provider}>
            <span className={styles.name}>
              {lines.length} {name}
            </span>
            <span className={styles.phone}>
              <IconPhone aria-hidden />
              {phones.join(' · ')}
            </span>
            <span className={styles.detail}>
              {lines.map(({ row, circuit }) => t('circuit', { site: nameOf(row.site), circuit })).join('; ')}
            </span>
          </div>
        ),
      })),
    },
  ]
}
