import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { stateOf } from '#browser/meeting'
import { runsOwnProgram } from '../state/control.ts'
import { assignSite } from '../state/preview.ts'
import type { Counts } from '../state/tree-counts.ts'
import type { TreeRow } from '../state/tree-rows.ts'
import { chooseUnit } from './choose-unit.ts'
import { DisplayCounts } from './display-counts.tsx'
import { HandMark, HandsBelow } from './hand-mark.tsx'
import { LevelMark } from './level-mark.tsx'
import { StateMark } from './state-mark.tsx'
import styles from './tree-panel.module.css'
import { useDesk } from './use-desk.ts'

const { useText } = text({
  open: { vi: 'Mở hoặc gập', en: 'Open or close' },
  counts: {
    vi: '{connected} trên {total} điểm cầu đã kết nối',
    en: '{connected} of {total} sites connected',
  },
  own: {
    vi: 'Tỉnh đang chạy chương trình riêng cho các điểm cầu của mình',
    en: 'The province runs a program of its own for its sites',
  },
  'own-short': { vi: 'riêng', en: 'own' },
  faults: { vi: '{faulty} điểm cầu có lỗi', en: '{faulty} sites with a fault' },
})

interface Props {
  row: TreeRow
  counts: Counts | undefined
  top: number
  height: number
  focused: boolean
  chosen: boolean
}

export function TreeRowView({ row, counts, top, height, focused, chosen }: Props) {
  const t = useText()
  const desk = useDesk()
  const { unit, hasChildren, expanded } = row
  const state = useLive(desk.roster, ({ roster }) => stateOf(roster, unit.id))
  const open = useLive(desk.inSession, (session) => session.open.has(unit.id))
  const ownProgram = useLive(desk.links, (links) => runsOwnProgram(links, unit.id))
  const Caret = expanded ? IconChevronDown : IconChevronRight
  const clicked = () => {
    const { armed } = desk.preview.get()
    if (armed && !hasChildren) desk.preview.update((preview) => assignSite(preview, unit.id))
    chooseUnit(desk, unit)
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the tree, which has the focus
    <div
      id={`tree-${unit.id}`}
      role="treeitem"
      tabIndex={-1}
      aria-level={unit.depth + 1}
      aria-expanded={hasChildren ? expanded : undefined}
      aria-selected={chosen}
      className={styles.row}
      data-unit={hasChildren}
      data-focused={focused}
      data-chosen={chosen}
      style={{ top, height, paddingLeft: 6 + unit.depth * 14 }}
      onClick={clicked}
    >
      {hasChildren ? (
        <button
          type="button"
          tabIndex={-1}
          aria-label={t('open')}
          className={styles.caret}
          onClick={(event) => {
            event.stopPropagation()
            desk.view.expand(unit.id, !expanded)
          }}
        >
          <Caret size={15} aria-hidden />
        </button>
      ) : (
        <StateMark state={state} bare />
      )}
      <span className={styles.name}>{unit.name}</span>
      {ownProgram && (
        <span className={styles.own} title={t('own')}>
          {t('own-short')}
        </span>
      )}
      {open && <LevelMark site={unit.id} />}
      {hasChildren ? (
        <HandsBelow unit={unit.id} className={styles.hands} />
      ) : (
        <HandMark site={unit.id} className={styles.hands} />
      )}
      {hasChildren && counts && (
        <span className={styles.counts} data-none={counts.connected === 0} title={t('counts', { ...counts })}>
          {counts.faulty > 0 && (
            <span className={styles.faulty} title={t('faults', { ...counts })}>
              ▲{counts.faulty}
            </span>
          )}
          <strong>{counts.connected}</strong>/{counts.total}
        </span>
      )}
      {hasChildren && counts && <DisplayCounts counts={counts} />}
    </div>
  )
}
