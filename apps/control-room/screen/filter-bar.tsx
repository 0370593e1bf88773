import { CloseButton, NativeSelect, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useMemo } from 'react'
import { text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { FIND_FIELD, WALL } from '../edge/shortcuts.ts'
import { countTiers, type StateFilter, stateFilters } from '../state/site-filter.ts'
import { tiersOf } from '../state/wall-rows.ts'
import styles from './tree-panel.module.css'
import { useDesk, useProofsFiltered } from './use-desk.ts'

const { useText } = text({
  find: { vi: 'Tìm, không cần dấu ( / )', en: 'Find a site ( / )' },
  clear: { vi: 'Xoá chữ tìm', en: 'Clear the text' },
  state: { vi: 'Trạng thái', en: 'State' },
  province: { vi: 'Tỉnh, thành phố', en: 'Province' },
  everywhere: { vi: 'Mọi tỉnh, thành phố', en: 'All provinces' },
  all: { vi: 'Mọi trạng thái', en: 'Every state' },
  connected: { vi: 'Đã kết nối', en: 'Connected' },
  reconnecting: { vi: 'Đang nối lại', en: 'Reconnecting' },
  absent: { vi: 'Chưa kết nối', en: 'Absent' },
  differing: { vi: 'Hiển thị sai lệnh', en: 'Shows otherwise' },
  'on-air': { vi: 'Đang lên hình', en: 'On air' },
  'no-video': { vi: 'Không có hình', en: 'Without video' },
  asking: { vi: 'Xin phát biểu', en: 'Asks to speak' },
  'not-ready': { vi: 'Chưa sẵn sàng', en: 'Not ready' },
  faulty: { vi: 'Có lỗi thiết bị, hiển thị', en: 'With a fault' },
})

/** Text, state and province: for the tree and the wall alike. */
export function FilterBar() {
  const t = useText()
  const { view, registry, roster, inSession, proofs, wall } = useDesk()
  const filter = useLive(view.live, (now) => now.filter)
  const index = useLive(registry, (state) => (state.kind === 'ready' ? state.index : null))
  const tiers = useMemo(() => (index ? tiersOf(index) : []), [index])
  const session = useLive(inSession, (now) => now)
  const standing = useLive(roster, (state) => state.standing)
  const proven = useProofsFiltered()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the chosen unit counts nothing; `standing` for the roster
  const counts = useMemo(
    () => index && countTiers(index, roster.get().roster, filter, session, tiers, proofs.live.get()),
    [index, tiers, filter.text, filter.state, session, standing, proven],
  )
  return (
    <div className={styles.filter}>
      <TextInput
        id={FIND_FIELD}
        size="xs"
        leftSection={<IconSearch size={15} aria-hidden />}
        placeholder={t('find')}
        aria-label={t('find')}
        value={filter.text}
        onChange={(event) => view.filter({ text: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            view.filter({ text: '' })
            event.currentTarget.blur()
          } else if (event.key === 'Enter') {
            view.revealSite(wall.live.get().sites[0] ?? null)
            document.getElementById(WALL)?.focus()
          } else return
          event.preventDefault()
        }}
        rightSection={
          filter.text !== '' && (
            <CloseButton size="sm" aria-label={t('clear')} onClick={() => view.filter({ text: '' })} />
          )
        }
      />
      <NativeSelect
        size="xs"
        aria-label={t('state')}
        value={filter.state}
        data={stateFilters.map((value) => ({ value, label: t(value) }))}
        onChange={(event) => {
          const chosen = stateFilters.find(
            (state): state is StateFilter => state === event.currentTarget.value,
          )
          if (chosen) view.filter({ state: chosen })
        }}
      />
      {tiers.length > 1 && (
        <NativeSelect
          size="xs"
          aria-label={t('province')}
          value={tiers.some(({ id }) => id === filter.unit) ? (filter.unit ?? '') : ''}
          data={[
            { value: '', label: t('everywhere') },
            ...tiers.map(({ id, name }) => ({
              value: id,
              label: `${name} (${counts?.get(id) ?? 0})`,
            })),
          ]}
          onChange={(event) => view.filter({ unit: event.currentTarget.value || null })}
        />
      )}
    </div>
  )
}
