import type { Live } from '#browser/live-state'
import type { NodeId, SessionState, ShowAnswer, ShowingRule, SiteId } from '#contract'
import { formatVietnamTime } from '#foundation/time'
import { partOf } from '../state/control.ts'
import { assignSite, type Preview, previewOf } from '../state/preview.ts'
import { deniedBetween, grantedBetween, grantedSite, isSettledBy } from '../state/requests.ts'
import type { NoteStore } from '../stores/note-store.ts'
import type { SessionStore } from '../stores/session-store.ts'
import type { ConsoleConnection } from './console-connection.ts'

/** What operators of two tiers settle with each other. */
export interface AuthorityOrders {
  grant(to: NodeId): Promise<void>
  giveBack(): Promise<void>
  takeBack(): Promise<void>
  allowParts(allowed: boolean): Promise<void>
  setRule(rule: ShowingRule): Promise<void>
  /** Sets the rule that every session to come begins with. */
  setStanding(rule: ShowingRule): Promise<ShowingRule | null>
  /** The rule that every session to come begins with; null when it can't be told. */
  standing(): Promise<ShowingRule | null>
  ask(sites: readonly SiteId[]): Promise<void>
  withdraw(request: string): Promise<void>
  answer(request: string, answer: ShowAnswer): Promise<void>
  /** Puts the site that was granted last into the selected slot of the preview. */
  placeGranted(): void
  /** Begins this tier's own part of the session, and works on it. */
  openPart(whole: SessionState): Promise<void>
  /** Ends this tier's own part; its last scene is saved first, named after the node's time `at`, Unix milliseconds. */
  endPart(part: SessionState, at: number): Promise<void>
  close(): void
}

export interface AuthorityContext {
  connection: Pick<ConsoleConnection, 'request'>
  sessions: SessionStore
  preview: Live<Preview>
  notes: NoteStore
  node: () => NodeId
  nameOf: (site: SiteId) => string
}

export function createAuthorityOrders(context: AuthorityContext): AuthorityOrders {
  const { connection, sessions, preview, notes, node, nameOf } = context
  let granted: SiteId | null = null
  /** Notes of answers, by site: they go when the site is on air, or is asked for anew. */
  const told = new Map<SiteId, { session: string; note: number }>()

  const inSession = async (order: (session: string, fence: number) => Promise<unknown>) => {
    const session = sessions.current()
    if (!session) return
    await order(session.id, session.control.fence).catch((error) => notes.failed(error))
  }
  const place = (site: SiteId) => {
    if (granted === site) granted = null
    preview.update((now) => assignSite(now, site))
  }
  const placeGranted = () => {
    if (granted !== null) place(granted)
  }
  const known = () => {
    const now = sessions.live.get()
    return now.kind === 'known' ? now.sessions : []
  }
  const standing = async (rule?: ShowingRule) => {
    try {
      return (await connection.request('showing.standing', rule ? { rule } : {})).rule
    } catch (error) {
      notes.failed(error)
      return null
    }
  }
  const tellGranted = (before: SessionState, after: SessionState) => {
    for (const request of grantedBetween(before, after, node())) {
      const site = grantedSite(request)
      granted = site
      const name = nameOf(site)
      const note = notes.done(
        request.state === 'accepted'
          ? { vi: `${name}: tỉnh đã đồng ý.`, en: `${name}: its province agrees.` }
          : {
              vi: `Tỉnh đề nghị ${name} thay cho ${nameOf(request.site)}. ${request.reason}`,
              en: `The province offers ${name} instead of ${nameOf(request.site)}. ${request.reason}`,
            },
        { label: { vi: 'Đưa vào ô xem trước (G)', en: 'Put into the preview (G)' }, run: () => place(site) },
      )
      told.set(site, { session: after.id, note })
    }
  }
  const tellDenied = (before: SessionState, after: SessionState) => {
    for (const { site, state, reason } of deniedBetween(before, after, node())) {
      const note = notes.attention(
        state === 'refused'
          ? { vi: `Tỉnh từ chối ${nameOf(site)}: ${reason}`, en: `${nameOf(site)} is refused: ${reason}` }
          : {
              vi: `${nameOf(site)}: hết giờ, tỉnh chưa trả lời. Hãy gọi tỉnh hoặc xin lại.`,
              en: `${nameOf(site)}: nobody answered in time. Call the province, or ask again.`,
            },
      )
      told.set(site, { session: after.id, note })
    }
  }
  const dropSettled = (now: SessionState) => {
    for (const [site, { session, note }] of told)
      if (session === now.id && isSettledBy(now, site)) {
        told.delete(site)
        notes.drop(note)
      }
  }
  const tellEnded = (part: SessionState) => {
    notes.done(
      {
        vi: `Chương trình tại tỉnh đã kết thúc; màn hình cuối còn được giữ. Mọi điểm cầu xem chương trình chung.`,
        en: 'The province’s own program has ended; its last scene is kept. Every site shows the common program.',
      },
      {
        label: { vi: 'Đưa màn hình đó vào xem trước', en: 'Put that scene into the preview' },
        run: () => preview.set(previewOf(part.program.scene)),
      },
    )
  }
  const stop = sessions.live.subscribe((now, before) => {
    if (now.kind !== 'known' || before.kind !== 'known') return
    for (const [site, { session }] of told)
      if (!now.sessions.some(({ id }) => id === session)) told.delete(site)
    for (const former of before.sessions) {
      const after = now.sessions.find(({ id }) => id === former.id)
      if (after) {
        tellGranted(former, after)
        tellDenied(former, after)
        dropSettled(after)
      } else if (former.partOf !== null && former.owner === node()) tellEnded(former)
    }
  })

  return {
    grant: (to) => inSession((session, fence) => connection.request('control.grant', { session, fence, to })),
    giveBack: () => inSession((session, fence) => connection.request('control.return', { session, fence })),
    takeBack: () => inSession((session) => connection.request('control.take', { session })),
    allowParts: (allowed) =>
      inSession((session) => connection.request('session.local-parts', { session, allowed })),
    setRule: (rule) =>
      inSession((session) => connection.request('showing.rule', { session, province: node(), rule })),
    setStanding: standing,
    standing: () => standing(),
    ask: (sites) =>
      inSession((session, fence) =>
        Promise.all(
          sites.map((site) => connection.request('showing.ask', { session, fence, site, note: '' })),
        ),
      ),
    withdraw: (request) =>
      inSession((session) => connection.request('showing.withdraw', { session, request })),
    answer: (request, answer) =>
      inSession((session) => connection.request('showing.answer', { session, request, answer })),
    placeGranted,
    async openPart(whole) {
      if (partOf(whole, node(), known())) return
      try {
        const { session } = await connection.request('session.open', { chair: null, partOf: whole.id })
        sessions.choose(session)
      } catch (error) {
        notes.failed(error)
      }
    },
    async endPart({ id, program }, at) {
      const name = `Tại tỉnh, tới ${formatVietnamTime(at)}`
      try {
        await connection.request('scenes.save', { session: null, name, scene: program.scene })
        await connection.request('session.close', { session: id })
      } catch (error) {
        notes.failed(error)
      }
    },
    close: stop,
  }
}
