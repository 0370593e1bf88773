import { ActionIcon, Button, Menu, TextInput } from '@mantine/core'
import { IconBookmarks, IconDotsVertical } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import type { SavedScene } from '#contract/console'
import { RECALL_KEYS, recallable } from '../state/recall.ts'
import { LayoutDrawing } from './layout-picker.tsx'
import styles from './saved-scenes.module.css'
import popover from './stage-popover.module.css'
import { StagePopover } from './stage-popover.tsx'
import { useDesk, useSession, useStanding } from './use-desk.ts'

const { useText } = text({
  scenes: { vi: 'Cảnh (C)', en: 'Scenes (C)' },
  title: { vi: 'Cảnh đã lưu', en: 'Saved scenes' },
  hint: {
    vi: 'Bấm tên hoặc phím F1–F12: cảnh vào ô xem trước.',
    en: 'Press a name or F1–F12: it goes to preview.',
  },
  none: { vi: 'Chưa lưu cảnh nào.', en: 'No scene is saved yet.' },
  name: { vi: 'Tên cảnh đang xem trước', en: 'Name for the preview' },
  save: { vi: 'Lưu cho phiên này', en: 'Save for this session' },
  template: { vi: 'Lưu làm mẫu', en: 'Save as template' },
  isTemplate: { vi: 'mẫu', en: 'template' },
  more: { vi: 'Việc khác với “{name}”', en: 'More for “{name}”' },
  replace: { vi: 'Lưu đè bằng xem trước', en: 'Save the preview over it' },
  rename: { vi: 'Đổi tên', en: 'Rename' },
  up: { vi: 'Lên một bậc', en: 'Move up' },
  down: { vi: 'Xuống một bậc', en: 'Move down' },
  remove: { vi: 'Xóa', en: 'Delete' },
})

/** The saved scenes: recall into preview, save, rename, order, delete. */
export function SavedScenes() {
  const t = useText()
  const desk = useDesk()
  const session = useSession()
  const all = useLive(desk.savedScenes.live, (scenes) => scenes)
  const scenes = recallable(all, session?.id ?? null)
  const maySave = useStanding().rights.includes('display')
  return (
    <StagePopover
      kind="scenes"
      label={t('scenes')}
      icon={<IconBookmarks size={15} aria-hidden />}
      title={t('title')}
    >
      {maySave && <SaveForm />}
      <p className={popover.hint}>{t(scenes.length === 0 ? 'none' : 'hint')}</p>
      <ol className={styles.list}>
        {scenes.map((saved, at) => (
          <SavedRow key={saved.id} saved={saved} at={at} maySave={maySave} />
        ))}
      </ol>
    </StagePopover>
  )
}

function SaveForm() {
  const t = useText()
  const { savedScenes } = useDesk()
  const session = useSession()
  const [name, setName] = useState('')
  const save = async (asTemplate: boolean) => {
    if (name.trim() !== '' && (await savedScenes.save(name.trim(), asTemplate))) setName('')
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void save(session === null)
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <TextInput
        size="xs"
        data-autofocus
        maxLength={80}
        placeholder={t('name')}
        aria-label={t('name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button size="compact-xs" type="submit" disabled={!session || name.trim() === ''}>
        {t('save')}
      </Button>
      <Button
        size="compact-xs"
        variant="default"
        disabled={name.trim() === ''}
        onClick={() => void save(true)}
      >
        {t('template')}
      </Button>
    </form>
  )
}

function SavedRow({ saved, at, maySave }: { saved: SavedScene; at: number; maySave: boolean }) {
  const t = useText()
  const { panel, savedScenes } = useDesk()
  const [renaming, setRenaming] = useState(false)
  const recall = () => {
    savedScenes.recall(saved)
    panel.set(null)
  }
  return (
    <li className={styles.row}>
      {renaming ? (
        <RenameForm saved={saved} onDone={() => setRenaming(false)} />
      ) : (
        <button type="button" className={styles.recall} onClick={recall}>
          <kbd>{at < RECALL_KEYS ? `F${at + 1}` : ''}</kbd>
          <LayoutDrawing layout={saved.scene.layout} />
          <span className={styles.name}>{saved.name}</span>
          {saved.session === null && <small>{t('isTemplate')}</small>}
        </button>
      )}
      {maySave && (
        <Menu position="bottom-end" withinPortal={false}>
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" aria-label={t('more', { name: saved.name })}>
              <IconDotsVertical size={16} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => void savedScenes.replace(saved)}>{t('replace')}</Menu.Item>
            <Menu.Item onClick={() => setRenaming(true)}>{t('rename')}</Menu.Item>
            <Menu.Item onClick={() => void savedScenes.move(saved, -1)}>{t('up')}</Menu.Item>
            <Menu.Item onClick={() => void savedScenes.move(saved, 1)}>{t('down')}</Menu.Item>
            <Menu.Item onClick={() => void savedScenes.remove(saved)}>{t('remove')}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </li>
  )
}

function RenameForm({ saved, onDone }: { saved: SavedScene; onDone: () => void }) {
  const t = useText()
  const { savedScenes } = useDesk()
  const [name, setName] = useState(saved.name)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() !== '' && name.trim() !== saved.name) void savedScenes.rename(saved, name.trim())
    onDone()
  }
  return (
    <form className={styles.recall} onSubmit={submit}>
      <TextInput
        size="xs"
        autoFocus
        maxLength={80}
        aria-label={t('rename')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        onBlur={onDone}
      />
    </form>
  )
}
