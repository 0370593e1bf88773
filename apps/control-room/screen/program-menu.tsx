import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core'
import { IconChevronDown, IconX } from '@tabler/icons-react'
import { text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { nameOf } from '#browser/meeting'
import type { Audience, Scene } from '#contract'
import { homeOf } from '../state/home.ts'
import { isServed } from '../state/programs.ts'
import styles from './stage.module.css'
import { useDesk, useLabels, useObstacle, useSession } from './use-desk.ts'

const { useText } = text({
  main: { vi: 'Chính', en: 'Main' },
  choose: { vi: 'Chương trình đang làm việc (V: kế tiếp)', en: 'Program worked on (V: the next)' },
  of: { vi: 'Chương trình', en: 'Programs' },
  add: { vi: 'Thêm chương trình riêng cho', en: 'A program of its own for' },
  speaker: { vi: 'Người phát biểu', en: 'Who speaks' },
  speakerHint: {
    vi: 'Người phát biểu: thấy chủ tọa toàn màn hình',
    en: 'Who speaks: sees the chair full screen',
  },
  chair: { vi: 'Chủ tọa', en: 'The chair' },
  site: { vi: 'Điểm cầu {name}', en: 'The site {name}' },
  below: { vi: 'Mọi điểm cầu của {name}', en: 'Every site of {name}' },
  end: {
    vi: 'Đóng chương trình riêng này: các điểm cầu đó xem chương trình chính',
    en: 'Close this program: its sites see the main one',
  },
})

const chairFull: Scene = { layout: 'full', slots: [{ kind: 'chair' }] }

interface Addition {
  label: string
  name: string
  audience: Audience
  scene: Scene
}

/** Which of the session's programs the operator works on; opens and closes those of audiences. */
export function ProgramMenu() {
  const t = useText()
  const desk = useDesk()
  const session = useSession()
  const chosen = useLive(desk.programs.chosen, (program) => program)
  const obstacle = useObstacle('display')
  const additions = useAdditions()
  if (!session) return null
  const current = session.programs.find(({ id }) => id === chosen)
  return (
    <span className={styles.programs}>
      <Menu position="bottom-start" shadow="md" withinPortal>
        <Menu.Target>
          <Button
            size="compact-xs"
            variant={current ? 'light' : 'default'}
            color={current ? 'yellow' : 'gray'}
            className={styles.program ?? ''}
            title={t('choose')}
            aria-label={`${t('choose')}: ${current?.name ?? t('main')}`}
            rightSection={<IconChevronDown size={13} aria-hidden />}
          >
            {current?.name ?? t('main')} (V)
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('of')}</Menu.Label>
          <Menu.Item onClick={() => desk.programs.choose(null)}>{t('main')}</Menu.Item>
          {session.programs.map(({ id, name }) => (
            <Menu.Item key={id} onClick={() => desk.programs.choose(id)}>
              {name}
            </Menu.Item>
          ))}
          {!obstacle && additions.length > 0 && (
            <>
              <Menu.Divider />
              <Menu.Label>{t('add')}</Menu.Label>
              {additions.map(({ label, ...named }) => (
                <Menu.Item key={label} onClick={() => void desk.programs.open(named)}>
                  {label}
                </Menu.Item>
              ))}
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {current && !obstacle && (
        <Tooltip label={t('end')} multiline maw={260}>
          <ActionIcon
            size={22}
            variant="subtle"
            color="gray"
            aria-label={t('end')}
            onClick={() => void desk.programs.end(current)}
          >
            <IconX size={15} />
          </ActionIcon>
        </Tooltip>
      )}
    </span>
  )
}

/** Audiences that have no program yet. Each begins with what it sees now, so that opening one changes nothing. */
function useAdditions(): Addition[] {
  const t = useText()
  const labels = useLabels()
  const session = useSession()
  const site = useLive(useDesk().view.live, (view) => view.site)
  if (!session) return []
  const { scene } = session.program
  const [speaker, chair] = [t('speaker'), t('chair')]
  const all: Addition[] = [
    { label: t('speakerHint'), name: speaker, audience: { kind: 'speaker' }, scene: chairFull },
    { label: chair, name: chair, audience: { kind: 'chair' }, scene },
  ]
  if (site !== null) {
    const [name, unit] = [nameOf(labels, site), homeOf(site)]
    const everywhere = t('below', { name: nameOf(labels, unit) })
    all.push(
      { label: t('site', { name }), name: short(name), audience: { kind: 'sites', sites: [site] }, scene },
      { label: everywhere, name: short(nameOf(labels, unit)), audience: { kind: 'below', unit }, scene },
    )
  }
  return all.filter(({ audience }) => !isServed(session, audience))
}

const short = (name: string) => name.slice(0, 80)
