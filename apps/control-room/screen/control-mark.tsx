import { Menu } from '@mantine/core'
import { IconArrowsExchange } from '@tabler/icons-react'
import { useState } from 'react'
import { Confirm, text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { nameOf } from '#browser/meeting'
import { holderOf, type NodeId, type SessionState } from '#contract'
import { canEnd, controlChoice, holderIsAway, partChoice } from '../state/control.ts'
import styles from './top-bar.module.css'
import { useDesk, useLabels, useObstacle, useStanding } from './use-desk.ts'
import { timeOf } from './vietnam-clock.ts'

const { useText } = text({
  own: { vi: 'Cấp này đang điều khiển', en: 'This tier controls' },
  other: { vi: '{holder} đang điều khiển từ {since}', en: '{holder} controls since {since}' },
  owner: { vi: '{holder} đang điều khiển', en: '{holder} controls' },
  away: {
    vi: '{holder} giữ quyền nhưng mất liên lạc: hãy lấy lại',
    en: '{holder} holds control but is out of reach: take it back',
  },
  grant: { vi: 'Giao quyền cho {to}', en: 'Give control to {to}' },
  take: { vi: 'Lấy lại quyền', en: 'Take control back' },
  return: { vi: 'Trả lại quyền', en: 'Hand control back' },
  'ask-grant': { vi: 'Giao quyền điều khiển cho {to}?', en: 'Give control to {to}?' },
  'ask-take': { vi: 'Lấy lại quyền từ {holder}?', en: 'Take control back from {holder}?' },
  'ask-return': { vi: 'Trả quyền cho {owner}?', en: 'Hand control back to {owner}?' },
  'then-grant': {
    vi: '{to} sẽ chọn hình cho mọi điểm cầu; bàn này chỉ xem và bật, tắt micro, cho tới khi bấm “Lấy lại quyền”.',
    en: '{to} will choose the pictures of every site; this desk only looks and handles microphones, until you take control back.',
  },
  'then-take': {
    vi: '{holder} không đổi được màn hình nữa. Lệnh họ đang gửi dở sẽ bị từ chối.',
    en: '{holder} can no longer change the program. Commands that it is sending are refused.',
  },
  'then-return': {
    vi: 'Bàn này không đổi được màn hình nữa. Màn hình đang phát giữ nguyên.',
    en: 'This desk can no longer change the program. What is on air stays.',
  },
  allow: { vi: 'Cho tỉnh chạy chương trình riêng', en: 'Let provinces run a part of their own' },
  forbid: { vi: 'Thôi cho tỉnh chạy chương trình riêng', en: 'Let provinces run no part of their own' },
  begin: { vi: 'Chạy chương trình riêng của tỉnh', en: 'Begin a program of our own' },
  end: { vi: 'Thôi chương trình riêng', en: 'End our own program' },
  'ask-end': { vi: 'Thôi chương trình riêng của tỉnh?', en: 'End our own program?' },
  'then-end': {
    vi: 'Mọi điểm cầu của tỉnh trở lại chương trình chung. Màn hình cuối được giữ trong cảnh đã lưu (C).',
    en: 'Every site of the province shows the common program again. The last scene is kept among the saved ones (C).',
  },
  menu: { vi: 'Quyền điều khiển', en: 'Control' },
  close: { vi: 'Kết thúc phiên…', en: 'End the session…' },
})

type Asked = { kind: 'grant'; to: NodeId } | { kind: 'take' } | { kind: 'return' } | { kind: 'end' }

const none: readonly SessionState[] = []

/** Who controls the program and since when, and what can be done about it; passing it on asks once. */
export function ControlMark({ session }: { session: SessionState }) {
  const t = useText()
  const desk = useDesk()
  const labels = useLabels()
  const { node, connected, rights } = useStanding()
  const display = useObstacle('display')
  const links = useLive(desk.links, (all) => all)
  const [asked, setAsked] = useState<Asked | null>(null)
  const opened = useLive(desk.panel, (panel) => panel?.kind === 'control')
  const choice = controlChoice(session, node)
  const all = useLive(desk.sessions.live, (state) => (state.kind === 'known' ? state.sessions : none))
  const holder = nameOf(labels, holderOf(session))
  const away = session.owner === node && holderIsAway(session, links)
  const since = timeOf(session.control.since)
  const said = away ? 'away' : holderOf(session) === node ? 'own' : session.control.holder ? 'other' : 'owner'
  const below = links.filter(({ peer }) => peer.startsWith(`${session.owner}-`))
  const mayAct =
    connected && rights.includes('display') && (display === null || display.kind === 'not-in-control')
  const part = partChoice(session, node, all)
  const canAct = mayAct && (choice !== 'none' || part !== 'none')
  const words = {
    holder,
    since,
    owner: nameOf(labels, session.owner),
    to: asked?.kind === 'grant' ? nameOf(labels, asked.to) : '',
  }
  const orders = {
    grant: () => asked?.kind === 'grant' && void desk.authority.grant(asked.to),
    take: () => void desk.authority.takeBack(),
    return: () => void desk.authority.giveBack(),
    end: () => void desk.authority.endPart(session, desk.nodeNow()),
  }
  const mark = (
    <button type="button" className={styles.control} data-away={away} disabled={!canAct}>
      <IconArrowsExchange size={14} aria-hidden /> {t(said, words)} {canAct && <kbd>Q</kbd>}
    </button>
  )
  if (!canAct) return mark
  return (
    <>
      <Menu
        position="bottom-start"
        opened={opened}
        onChange={(open) => desk.panel.set(open ? { kind: 'control' } : null)}
      >
        <Menu.Target>{mark}</Menu.Target>
        <Menu.Dropdown aria-label={t('menu')}>
          {choice === 'grant' &&
            below.map(({ peer, presence }) => (
              <Menu.Item
                key={peer}
                disabled={presence !== 'up'}
                onClick={() => setAsked({ kind: 'grant', to: peer })}
              >
                {t('grant', { to: nameOf(labels, peer) })}
              </Menu.Item>
            ))}
          {(choice === 'take' || choice === 'return') && (
            <Menu.Item onClick={() => setAsked({ kind: choice })}>{t(choice)}</Menu.Item>
          )}
          {part === 'begin' && (
            <Menu.Item onClick={() => void desk.authority.openPart(session)}>
              {t('begin')} <kbd>L</kbd>
            </Menu.Item>
          )}
          {part === 'end' && <Menu.Item onClick={() => setAsked({ kind: 'end' })}>{t('end')}</Menu.Item>}
          {session.owner === node && below.length > 0 && (
            <Menu.Item onClick={() => void desk.authority.allowParts(!session.localParts)}>
              {t(session.localParts ? 'forbid' : 'allow')}
            </Menu.Item>
          )}
          {canEnd(session, node) && (
            <Menu.Item onClick={() => desk.ending.ask(session)}>{t('close')}</Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {asked && (
        <Confirm
          opened
          title={t(`ask-${asked.kind}`, words)}
          consequence={t(`then-${asked.kind}`, words)}
          action={t(asked.kind, words)}
          onConfirm={orders[asked.kind]}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  )
}
