import { Checkbox, MultiSelect } from '@mantine/core'
import { useEffect, useMemo, useState } from 'react'
import { text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { FailureNote } from '../../screens/failure-note.tsx'
import { useDesk } from '../../screens/use-office.ts'
import styles from './plan-panel.module.css'
import { type PlanTexts, rulesOf } from './plan-texts.ts'
import { momentOf } from './plan-time.ts'
import { unitFilter } from './unit-filter.ts'

const { useText } = text({
  invitations: { vi: 'Thành phần được mời', en: 'Who is invited' },
  provinces: { vi: 'Phòng họp của mọi tỉnh, thành phố', en: 'The own room of every province' },
  country: { vi: 'Mọi xã, phường, đặc khu trong cả nước', en: 'Every commune of the country' },
  own: { vi: 'Mọi xã, phường, đặc khu của đơn vị', en: 'Every commune of this unit' },
  communesOf: { vi: 'Mọi xã, phường, đặc khu của', en: 'Every commune of' },
  sites: { vi: 'Đơn vị mời riêng', en: 'Units invited by themselves' },
  count: { vi: 'Mời {count} điểm cầu', en: '{count} sites are invited' },
})

interface Props {
  typed: PlanTexts
  isReadOnly: boolean
  onChange: (change: Partial<PlanTexts>) => void
}

/** When the hands rest, the node is asked whom the rules name. */
const ASK_AFTER_MS = 300

/** Rules of invitation, with how many sites they name on the day of the session. */
export function InvitationFields({ typed, isReadOnly, onChange }: Props) {
  const t = useText()
  const { office, node } = useDesk()
  const index = useLive(office.registry, (now) => now)
  const [named, setNamed] = useState<{ count: number } | { error: unknown } | null>(null)
  const { day, communesOf, sites, provinces } = typed
  const isCentre = node.id === 'VN'
  useEffect(() => {
    const startsAt = momentOf(day, '12:00')
    if (startsAt === null || isReadOnly) return
    let isAsked = true
    const ask = () =>
      office
        .call('calendar.resolve', { startsAt, invitations: rulesOf({ provinces, communesOf, sites }) })
        .then(
          (told) => isAsked && setNamed({ count: told.sites.length }),
          (error) => isAsked && setNamed({ error }),
        )
    const timer = setTimeout(() => void ask(), ASK_AFTER_MS)
    return () => {
      isAsked = false
      clearTimeout(timer)
    }
  }, [office, day, provinces, communesOf, sites, isReadOnly])

  const units = useMemo(() => index?.order.map(({ id, label }) => ({ value: id, label })) ?? [], [index])
  const isProvince = ({ value }: { value: string }) => /^VN-\d{2}$/.test(value)
  const whole = (of: string, word: 'country' | 'own') => (
    <Checkbox
      label={t(word)}
      checked={communesOf.includes(of)}
      disabled={isReadOnly}
      onChange={(event) => {
        const others = communesOf.filter((each) => each !== of)
        onChange({ communesOf: event.currentTarget.checked ? [...others, of] : others })
      }}
    />
  )
  return (
    <fieldset className={styles.invitations}>
      <legend>{t('invitations')}</legend>
      {isCentre && (
        <Checkbox
          label={t('provinces')}
          checked={provinces}
          disabled={isReadOnly}
          onChange={(event) => onChange({ provinces: event.currentTarget.checked })}
        />
      )}
      {whole(node.id, isCentre ? 'country' : 'own')}
      {isCentre && (
        <MultiSelect
          label={t('communesOf')}
          data={units.filter(isProvince)}
          value={communesOf.filter((of) => of !== node.id)}
          readOnly={isReadOnly}
          searchable
          filter={unitFilter}
          limit={50}
          onChange={(chosen) =>
            onChange({ communesOf: [...communesOf.filter((of) => of === node.id), ...chosen] })
          }
        />
      )}
      <MultiSelect
        label={t('sites')}
        data={units}
        value={[...sites]}
        readOnly={isReadOnly}
        searchable
        filter={unitFilter}
        limit={50}
        onChange={(chosen) => onChange({ sites: chosen })}
      />
      {named && 'count' in named && <output data-invited>{t('count', named)}</output>}
      {named && 'error' in named && <FailureNote error={named.error} />}
    </fieldset>
  )
}
