import { Accessibility, PointerActivationConstraints } from '@dnd-kit/dom'
import { DragDropProvider, DragOverlay, PointerSensor } from '@dnd-kit/react'
import type { ComponentProps, ReactNode } from 'react'
import { nameOf } from '#browser/meeting'
import type { SiteId } from '#contract'
import type { Desk } from '../desk.ts'
import { assignSite, swapSlots } from '../state/preview.ts'
import styles from './stage.module.css'
import { useDesk, useLabels } from './use-desk.ts'

/** What is dragged: a site of the wall, or what is in a slot of the preview. */
export type Dragged = { kind: 'site'; site: SiteId } | { kind: 'slot'; slot: number; name: string }
export interface DropSlot {
  slot: number
}

/** Pixels. A drag begins with a movement, never with a press that takes long: such a press chooses, as a short one. */
const dragAfter = 6
const sensors = [
  PointerSensor.configure({
    activationConstraints: [new PointerActivationConstraints.Distance({ value: dragAfter })],
  }),
]

// The wall and the slots have keys of their own; the library's would announce others, in English, and call empty
// slots disabled.
type Plugins = ComponentProps<typeof DragDropProvider>['plugins']
const plugins: Plugins = (usual) => usual.filter((plugin) => plugin !== Accessibility)

/** Drags from the wall into a slot and from slot to slot. By keyboard the same is Enter on a tile. */
export function DragLayer({ children }: { children: ReactNode }) {
  const desk = useDesk()
  const labels = useLabels()
  return (
    <DragDropProvider
      sensors={sensors}
      plugins={plugins}
      onDragEnd={({ operation, canceled }) => {
        const target = operation.target?.data
        if (!canceled && target) drop(desk, operation.source?.data as Dragged, target as DropSlot)
      }}
    >
      {children}
      <DragOverlay dropAnimation={null}>
        {(source) => {
          const dragged = source.data as Dragged
          const name = dragged.kind === 'site' ? nameOf(labels, dragged.site) : dragged.name
          return <div className={styles.dragged}>{name}</div>
        }}
      </DragOverlay>
    </DragDropProvider>
  )
}

function drop(desk: Desk, dragged: Dragged, { slot }: DropSlot): void {
  desk.preview.update((preview) =>
    dragged.kind === 'site'
      ? assignSite(preview, dragged.site, slot)
      : swapSlots(preview, dragged.slot, slot),
  )
}
