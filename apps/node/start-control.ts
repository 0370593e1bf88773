import { randomBytes } from 'node:crypto'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { type Accounts, accountMigrations, openAccounts } from '#conference/account-store'
import { calendarMigrations, openCalendar } from '#conference/calendar-store'
import { directoryMigrations, openBodies, openDirectory, openLineage } from '#conference/directory-store'
import { type ConferenceNode, createNode } from '#conference/nodes'
import { noticeMigrations, openNotices } from '#conference/notice-store'
import { openOperatorsLine, operatorsLineMigrations } from '#conference/operators-line'
import { openReadiness, readinessMigrations } from '#conference/readiness-store'
import { openRollCalls, rollCallMigrations } from '#conference/roll-call'
import { openSavedScenes, savedSceneMigrations } from '#conference/saved-scenes'
import { openScripts, scriptMigrations } from '#conference/script-store'
import {
  createSessionKeeper,
  openChairCallMemory,
  openPatrolMemory,
  openStandingRule,
  readAttendance,
  type SessionKeeper,
  sessionMigrations,
} from '#conference/sessions'
import { openSites, type Sites, siteMigrations } from '#conference/sites'
import { createScope } from '#foundation/lifetime'
import type { Link } from '#foundation/link'
import type { Log } from '#foundation/log'
import { openStore } from '#foundation/store'
import type { Clock } from '#foundation/time'
import type { NodeConfig } from './config-schema.ts'
import { createServer } from './doors/server.ts'
import { loadNodeKey } from './node-key.ts'
import { noticeRulesOf } from './notice-rules.ts'
import { createIdentityProvider, type IdentityProvider } from './provider/identity-provider.ts'
import { rulesOf } from './readiness-config.ts'
import { loadTls } from './tls.ts'

export interface ControlOptions {
  config: NodeConfig
  /** Joined as the node's id; stays its opener's. */
  link: Link
  mediaPeer: string
  clock: Clock
  log: Log
}

/** A running control process, or its equal inside another process. */
export interface Control {
  node: ConferenceNode
  sites: Sites
  accounts: Accounts
  keeper: SessionKeeper
  /** What persons are told: `web.publicUrl`, else where the doors listen. */
  url: string
  /** E.g. `http://127.0.0.1:8443`. */
  listensAt: string
  close(): Promise<void>
}

/** By then a change of scene has reached the sites' screens. */
const copiesAfterMs = 400

/** Opens store, node and doors, in that order; closes them in the other. */
export async function startControl({
  config,
  link,
  mediaPeer,
  clock,
  log,
}: ControlOptions): Promise<Control> {
  const scope = createScope()
  try {
    const store = scope.add(
      await openStore({
        url: config.store,
        migrations: [
          ...siteMigrations,
          ...sessionMigrations,
          ...savedSceneMigrations,
          ...scriptMigrations,
          ...rollCallMigrations,
          ...operatorsLineMigrations,
          ...readinessMigrations,
          ...directoryMigrations,
          ...calendarMigrations,
          ...accountMigrations,
          ...noticeMigrations,
        ],
        snapshotDir: join(cacheOf(config), 'store'),
      }),
    )
    const sites = await openSites({ store, clock })
    const keeper = createSessionKeeper({
      store,
      clock,
      node: config.node,
      registry: sites.registry,
      log,
      requestLastsMs: config.showRequestSeconds * 1000,
      beforeCopies: () => new Promise((resolve) => void clock.setTimeout(resolve, copiesAfterMs)),
    })
    scope.add(() => keeper.stop())
    await keeper.load()
    const newId = () => randomBytes(12).toString('base64url')
    const record = keeper.recordEvent
    const label = sites.registry.labelOf(config.node)
    const key = loadNodeKey(config, process.env, log)
    const identityProvider = providerOf(config, { clock, log })
    const ways = { provider: identityProvider !== null }
    const { endOfAccount: endOf } = sites
    const accounts = await openAccounts({ store, clock, record, key, endOf, ways, label, log })
    const savedScenes = await openSavedScenes({ store, clock, newId, record, log })

    const noticeRules = noticeRulesOf(config.notices, { url: config.web.publicUrl ?? null, clock })
    for (const sender of noticeRules.senders) scope.add(() => sender.close())

    const node = scope.add(
      createNode({
        place: { self: config.node, parent: config.parent, children: config.children, budget: config.budget },
        dutyPhone: config.dutyPhone,
        link,
        mediaPeer,
        keeper,
        savedScenes,
        scripts: await openScripts({ store, record: keeper.recordEvents, log }),
        rollCalls: await openRollCalls({ store, node: config.node, clock, newId, record, log }),
        readiness: await openReadiness({ store, record: keeper.recordEvents, log }),
        readinessRules: rulesOf(config.readiness),
        directory: await openDirectory({ store, clock, record, log }),
        lineage: await openLineage({ store, clock, newId, record, log }),
        bodies: await openBodies({ store, clock, record, endLinks: sites.revokeLinksOfSite, log }),
        calendar: await openCalendar({
          store,
          node: config.node,
          clock,
          newId,
          record: keeper.recordEvents,
          log,
        }),
        notices: await openNotices({ store, clock, newId, record: keeper.recordEvents, log }),
        noticeRules,
        line: await openOperatorsLine({ store, node: config.node, clock, newId, record, log }),
        patrolMemory: openPatrolMemory(store),
        chairCallMemory: await openChairCallMemory(store, log),
        standingRule: await openStandingRule(store, config.node),
        sites,
        accounts,
        attending: await readAttendance(store, config.node),
        clock,
        log,
        newId,
        graceMs: config.seatGraceSeconds * 1000,
      }),
    )
    const server = await createServer({
      node,
      sites,
      accounts,
      webRoot: resolve(config.webRoot),
      tls: await loadTls(config.web, { directory: join(cacheOf(config), 'tls'), clock, log }),
      trustedProxies: config.web.trustedProxies,
      identityProvider,
      codeDemand: config.demandCodeOf,
      signInPerMinute: config.web.signInPerMinute,
      requestsPerMinute: config.web.requestsPerMinute,
      clock,
      log,
    })
    scope.add(() => server.close())
    const listensAt = await server.listen({ host: config.web.host, port: config.web.port })
    const url = config.web.publicUrl ?? listensAt
    return { node, sites, accounts, keeper, url, listensAt, close: () => scope.close() }
  } catch (error) {
    await scope.close()
    throw error
  }
}

/** Where persons come back to is what the provider knows, whatever a request says of itself. */
function providerOf(
  { identityProvider, web: { publicUrl } }: NodeConfig,
  { clock, log }: Pick<ControlOptions, 'clock' | 'log'>,
): IdentityProvider | null {
  if (!identityProvider || publicUrl === undefined) return null
  const redirectUri = new URL('/sso/callback', publicUrl).href
  return createIdentityProvider({ config: identityProvider, redirectUri, now: () => clock.now(), log })
}

const cacheOf = ({ cacheDirectory }: NodeConfig) => cacheDirectory ?? join(homedir(), '.cache', 'lienthong')
