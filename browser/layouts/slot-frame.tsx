import { IconMicrophone, IconPlus, IconVideoOff } from '@tabler/icons-react'
import type { HTMLAttributes, ReactNode, Ref } from 'react'
import { text } from '#browser/kit'
import type { Tile } from './assignment.ts'
import type { Drawn } from './drawn.ts'
import styles from './layouts.module.css'
import { place } from './place.ts'
import { StillImage } from './still-image.tsx'

const { useText } = text({
  empty: { vi: 'Ô trống', en: 'Empty slot' },
  waiting: { vi: 'Đang chờ hình', en: 'Waiting for picture' },
  speaking: { vi: 'Đang phát biểu', en: 'Speaking' },
  switching: { vi: 'Đang chuyển sang {label}', en: 'Switching to {label}' },
})

export type SlotAttributes = HTMLAttributes<HTMLDivElement> & { ref?: Ref<HTMLDivElement> }

/** What lies over and under the picture of a slot: its ground, name, and words while there is no picture. */
export function SlotFrame(props: {
  tile: Tile
  drawn: Drawn
  /** The name of the site that is really drawn, which is the old one until a switch is done. */
  drawnLabel: string
  still: string | null
  /** Names are written. */
  labelled: boolean
  speaking: boolean
  selected: boolean
  attributes: SlotAttributes | undefined
  children: ReactNode
}) {
  const { tile, drawn, still } = props
  const t = useText()
  const isLabelled = props.labelled && (drawn.kind === 'picture' || still !== null)
  const switching = tile.kind === 'site' && drawn.kind === 'picture' && drawn.source !== tile.source
  return (
    <div
      {...props.attributes}
      className={styles.slot}
      style={place(tile.rect)}
      data-slot={tile.slot}
      data-selected={props.selected}
      data-drawn={drawn.kind}
      data-speaking={props.speaking}
    >
      {tile.kind === 'empty' && (
        <span className={styles.nothing}>
          {props.attributes && <IconPlus className={styles.nothingIcon} aria-hidden />}
          <span className={styles.nothingWord}>{t('empty')}</span>
        </span>
      )}
      {tile.kind === 'site' && drawn.kind !== 'picture' && (
        <>
          <span className={styles.nothing} data-labelled={isLabelled}>
            <IconVideoOff className={styles.nothingIcon} aria-hidden />
            {!isLabelled && <strong className={styles.nothingName}>{tile.label}</strong>}
            <span className={styles.nothingWord}>{t('waiting')}</span>
          </span>
          <StillImage key={tile.site} url={still} />
        </>
      )}
      {tile.kind === 'site' && (
        <span className={styles.foot}>
          {props.speaking && (
            <span className={styles.speaking}>
              <IconMicrophone aria-hidden />
              <span>{t('speaking')}</span>
            </span>
          )}
          {isLabelled && (
            <span className={styles.label}>
              {props.drawnLabel}
              {switching && <small>{t('switching', { label: tile.label })}</small>}
            </span>
          )}
        </span>
      )}
      {props.children}
    </div>
  )
}
