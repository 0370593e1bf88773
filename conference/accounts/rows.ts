import type { AccountRole } from '#contract/accounts'
import type { ConsoleOperation, ViewRequest } from '#contract/console'

/** All that is asked of a node by whoever has signed in or has a token. */
export type Asked = ConsoleOperation | ViewRequest | 'hello' | 'registry' | 'still'

/**
 * Of what unit an operation is, for who has an account (U2).
 * - `node`: the node as a whole.
 * - `site`: the site that the body names; `below`: the unit that it names, else the node.
 * - `session`: the session's owner, or this node in a session from above: there it acts as this tier.
 * - `account`: the unit of the account that the body names; `unit`: the unit that the body gives a role at.
 * - `incident`: the site of the incident; for a telecom, one that was given to it.
 * - `self`: nothing but the caller; everybody may.
 */
export type TargetKind = 'node' | 'site' | 'below' | 'session' | 'account' | 'unit' | 'incident' | 'self'

export interface Row {
  readonly target: TargetKind
  readonly roles: readonly AccountRole[]
}

const row =
  (target: TargetKind) =>
  (...roles: AccountRole[]): Row => ({ target, roles })

/** Who signs people in and gives rights. */
const admin = ['administrator'] as const
/** Who runs the screens of a session. */
const desk = ['administrator', 'operator'] as const
/** Who says when a session is, and who speaks. */
const meeting = ['administrator', 'operator', 'organiser'] as const
const floor = ['administrator', 'operator', 'chair'] as const
const calling = ['administrator', 'operator', 'organiser', 'chair'] as const
/** Who sees to it that sites are ready. */
const proving = ['administrator', 'operator', 'inspector'] as const
/** Who keeps what is known of sites. */
const keeping = ['administrator', 'operator', 'organiser', 'inspector'] as const
const looking = ['administrator', 'operator', 'organiser', 'inspector', 'chair', 'viewer'] as const
/** Also who answers for one site. */
const lookingAtSite = [...looking, 'focal'] as const
const lineWork = [...proving, 'telecom'] as const
const everybody = [...lookingAtSite, 'telecom'] as const

const node = row('node')
const site = row('site')
const below = row('below')
const session = row('session')
const ofAccount = row('account')
const incident = row('incident')
const self = row('self')

/** The rights table (U1): every operation and who may call it. One that has no row does not compile. */
export const rightsTable = {
  hello: node(...looking),
  'node.describe': self(...everybody),
  registry: self(...everybody),
  still: site(...looking),

  'sessions.list': node(...looking),
  'session.open': node(...meeting),
  'session.close': session(...meeting),
  'session.take': session(...desk),
  'session.prepare': session(...desk),
  'session.local-parts': session(...desk),
  'audience.open': session(...desk),
  'audience.take': session(...desk),
  'audience.close': session(...desk),
  'content.present': session(...desk),
  'control.grant': session(...desk),
  'control.return': session(...desk),
  'control.take': session(...desk),
  'showing.rule': session(...desk),
  'showing.standing': node(...desk),
  'showing.ask': session(...desk),
  'showing.withdraw': session(...desk),
  'showing.answer': session(...desk),
  'patrol.create': session(...desk),
  'patrol.change': session(...desk),
  'patrol.remove': session(...desk),
  'patrol.start': session(...desk),
  'patrol.pause': session(...desk),
  'patrol.next': session(...desk),
  'patrol.previous': session(...desk),
  'scenes.list': node(...looking),
  'scenes.save': node(...desk),
  'scenes.rename': node(...desk),
  'scenes.move': node(...desk),
  'scenes.delete': node(...desk),
  'script.get': session(...looking),
  'script.agenda': session(...looking),
  'script.write': session(...desk),
  'script.move': session(...desk),
  'script.undo': session(...desk),
  'script.timer': session(...desk),
  'line.say': session(...desk),
  'line.list': session(...looking),

  'floor.open': session(...floor),
  'floor.close': session(...floor),
  'floor.close-all': session(...floor),
  'floor.close-others': session(...floor),
  'floor.invite': session(...floor),
  'floor.withdraw': session(...floor),
  'floor.lower': session(...floor),
  'floor.bound': session(...floor),
  'cue.open': session(...desk),
  'cue.countdown': session(...desk),
  'cue.cancel': session(...desk),
  'cue.close': session(...desk),
  'chair.call': session(...floor),
  'chair.put-aside': node(...floor),
  'roll-call.open': session(...calling),
  'roll-call.set': node(...calling),
  'roll-call.close': node(...calling),
  'roll-call.list': session(...looking),

  'view.capabilities': node(...looking),
  'view.open': node(...looking),
  'view.connect': node(...looking),
  'view.restart-ice': node(...looking),
  'view.watch': node(...looking),
  'view.ready': node(...looking),
  'view.publish': node(...desk),
  'view.unpublish': node(...desk),

  'readiness.board': node(...looking),
  'readiness.site': site(...lookingAtSite),
  'quality.site': site(...lookingAtSite),
  'tests.ask': site(...proving, 'focal'),
  'rounds.list': node(...looking),
  'rounds.open': node(...proving),
  'rounds.pause': node(...proving),
  'rounds.resume': node(...proving),
  'rounds.retest': node(...proving),
  'rounds.close': node(...proving),
  'incidents.list': incident(...everybody),
  'incidents.answer': incident(...lineWork),
  'incidents.assign': incident(...proving),
  'incidents.fix': incident(...lineWork),
  'incidents.close': incident(...proving),
  'ladder.set': session(...meeting),
  'ladder.get': session(...looking),
  'ladder.waive': session(...meeting),
  'ladder.unwaive': session(...meeting),
  'ladder.declare': session(...meeting),
  'record.list': node(...keeping),

  'calendar.list': node(...looking),
  'calendar.get': node(...looking),
  'calendar.resolve': node(...meeting),
  'calendar.plan': node(...meeting),
  'calendar.change': node(...meeting),
  'calendar.repeat': node(...meeting),
  'calendar.templates': node(...meeting),
  'calendar.keep-template': node(...meeting),
  'calendar.rename-template': node(...meeting),
  'calendar.delete-template': node(...meeting),
  'calendar.plan-from': node(...meeting),
  'calendar.announce': node(...meeting),
  'calendar.cancel': node(...meeting),
  'calendar.acknowledgements': below(...lookingAtSite),
  'calendar.acknowledge': site(...meeting, 'focal'),
  'participation.get': session(...looking),
  'participation.export': session(...keeping),

  'directory.list': node(...looking),
  'directory.get': site(...lookingAtSite),
  'directory.history': site(...lookingAtSite),
  'directory.set': site(...keeping),
  'directory.import-preview': node(...keeping),
  'directory.import-confirm': node(...keeping),
  'directory.template': node(...keeping),
  'directory.export': node(...keeping),
  'bodies.list': node(...looking),
  'bodies.set': node(...keeping),
  'bodies.close': node(...keeping),
  'lineage.list': node(...looking),
  'lineage.import-preview': node(...keeping),
  'lineage.import-confirm': node(...keeping),
  'lineage.remove': node(...keeping),
  'lineage.template': node(...keeping),
  'circuits.list': node(...looking, 'telecom'),
  'search.find': self(...everybody),
  'notices.list': node(...keeping),
  'notices.get': node(...keeping),
  'notices.again': node(...keeping),
  'notices.templates': node(...keeping),
  'notices.preview': node(...keeping),
  'notices.set-template': node(...meeting),
  'sites.list': below(...lookingAtSite),
  'sites.list-links': node(...keeping),
  'sites.issue-link': site(...keeping),
  'sites.issue-links': node(...keeping),
  'sites.revoke-links': site(...keeping),
  'links.describe': node(...looking),

  'consoles.issue': node(...admin),
  'consoles.list': node(...admin),
  'consoles.end': node(...admin),
  'tokens.issue': node(...admin),
  'tokens.list': node(...admin),
  'tokens.revoke': node(...admin),
  'accounts.list': below(...admin),
  'accounts.create': row('unit')(...admin),
  'accounts.change': ofAccount(...admin),
  'accounts.disable': ofAccount(...admin),
  'accounts.invite': ofAccount(...admin),
  'accounts.end-sessions': ofAccount(...admin),
  'accounts.me': self(...everybody),
} as const satisfies Record<Asked, Row>
