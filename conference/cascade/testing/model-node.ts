import { type NodeId, type Scene, type SessionState, type SiteId, type SourceKey, sourceOf } from '#contract'
import type { RefusedWant, Want } from '#contract/uplink'
import { planCascade } from '../plan.ts'
import { neighboursOf, type Place } from '../tree.ts'
import type { Budget, CascadeInput, CascadePlan, Loop, Monitor } from '../types.ts'
import { validatePlan } from '../validate.ts'

/** What a node tells a neighbour. Whole states: the last one counts. */
export interface Told {
  sessions: SessionState[]
  previews: Record<string, Scene>
  wants: Want[]
  offers: { sources: SourceKey[]; refused: RefusedWant[] }
}

export interface Seat {
  receives: boolean
  camera: boolean
  microphone: boolean
  /** It sends a test. */
  test: boolean
}

/** One node of the model: what it knows, its plan, and what it last told each neighbour. */
export interface ModelNode {
  place: Place
  budget: Record<NodeId, Budget>
  seats: Map<SiteId, Seat>
  /** What consoles here publish: operators' voices. */
  voices: Set<SourceKey>
  own: SessionState[]
  /** What is in preview in own sessions. */
  previews: Record<string, Scene>
  /** What consoles here watch. */
  monitors: Monitor[]
  /** The tests that are returned to sites here. */
  loops: Loop[]
  heard: Map<NodeId, Told>
  plan: CascadePlan
}

export const silence: Told = { sessions: [], previews: {}, wants: [], offers: { sources: [], refused: [] } }

export function inputOf(node: ModelNode): CascadeInput {
  const told = (neighbour: NodeId) => node.heard.get(neighbour) ?? silence
  const each = <T>(read: (told: Told) => T): Record<NodeId, T> =>
    Object.fromEntries(neighboursOf(node.place).map((neighbour) => [neighbour, read(told(neighbour))]))
  const { parent } = node.place
  return {
    ...node.place,
    audience: [...node.seats].filter(([, seat]) => seat.receives).map(([site]) => site),
    local: [
      ...[...node.seats].flatMap(([site, seat]) => [
        ...(seat.camera ? [sourceOf(site, 'camera')] : []),
        ...(seat.microphone ? [sourceOf(site, 'microphone')] : []),
        ...(seat.test ? [sourceOf(site, 'test-picture'), sourceOf(site, 'test-sound')] : []),
      ]),
      ...node.voices,
    ],
    fromConsoles: [...node.voices],
    arrived: each(({ offers }) => offers.sources),
    refusedByPeer: each(({ offers }) => offers.refused),
    peerWants: each(({ wants }) => wants),
    sessions: [...(parent === null ? [] : told(parent).sessions), ...node.own],
    previews: { ...(parent === null ? {} : told(parent).previews), ...node.previews },
    monitors: node.monitors,
    loops: node.loops,
    budget: node.budget,
    flowing: node.plan.sends,
  }
}

/** Plans anew and returns what is wrong with the plan. */
export function replan(node: ModelNode): string[] {
  const input = inputOf(node)
  node.plan = planCascade(input)
  return validatePlan(input, node.plan).map((fault) => `${node.place.self}: ${fault}`)
}

/** What a node has to tell a neighbour now. */
export function toTell(node: ModelNode, neighbour: NodeId): Told {
  const isBelow = node.place.children.includes(neighbour)
  const { sessions, previews } = inputOf(node)
  return {
    sessions: isBelow ? [...sessions] : [],
    previews: isBelow ? { ...previews } : {},
    wants: node.plan.wants[neighbour] ?? [],
    offers: { sources: node.plan.sends[neighbour] ?? [], refused: node.plan.refused[neighbour] ?? [] },
  }
}
