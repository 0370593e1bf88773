import type { Box, Clip, Control, Line, Reading } from './reading.ts'

/** Something on a screen that nobody should have to look at. */
export interface Fault {
  kind: 'cut off' | 'outside' | 'covered' | 'overlap' | 'no focus'
  what: string
  where: string
}

/** Pixels that lie between a letter's box and its ink, or that rounding makes. */
const slack = 2
/** Of a line's box, above and below, what no letter of this language fills. */
const air = 0.22

/** Everything that is wrong with the page. Lines under a dialog or menu are that one's business. */
export function faultsOf(reading: Reading): Fault[] {
  const { window, scrolls, controls } = reading
  // A piece of text of which nothing is shown was left out on purpose.
  const shown = new Set(reading.lines.filter((line) => !isAway(line)).map(({ piece }) => piece))
  const lines = reading.lines.filter((line) => shown.has(line.piece) && !isToldElsewhere(line))
  const screen = {
    left: 0,
    top: 0,
    right: window.width,
    bottom: scrolls ? Number.POSITIVE_INFINITY : window.height,
  }
  return [
    ...lines.flatMap((line) => cutLine(line, screen)),
    ...controls.flatMap((control) => badControl(control, screen)),
    ...overlaps(lines),
    ...controlsOverlap(controls),
  ].filter(isFirst)
}

function cutLine(line: Line, screen: Box): Fault[] {
  const { text: what, where, under, on } = line
  const ink = inkOf(line)
  if (line.clips.some((clip) => cuts(ink, clip))) return [{ kind: 'cut off', what, where }]
  if (beyond(ink, screen)) return [{ kind: 'outside', what, where }]
  if (on && beyond(ink, on.box))
    return [{ kind: 'cut off', what, where: `${where} (runs out of its control)` }]
  if (under && !under.floats) return [{ kind: 'covered', what, where: `${where} under ${under.where}` }]
  return []
}

function badControl(control: Control, screen: Box): Fault[] {
  const { name: what, where, under, field } = control
  if (beyond(control, screen) || control.clips.some((clip) => mostly(control, clip)))
    return [{ kind: 'outside', what, where }]
  if (field && field.needs > field.has + slack)
    return [{ kind: 'cut off', what: field.text, where: `${where} (field of ${Math.round(field.has)} px)` }]
  if (under && !under.floats) return [{ kind: 'covered', what, where: `${where} under ${under.where}` }]
  return []
}

/** Lines of the same layer that are written over each other. */
function overlaps(lines: readonly Line[]): Fault[] {
  const free = lines
    .filter(({ under }) => under === null)
    .map((line) => ({ line, ink: uncut(inkOf(line), line.clips) }))
  return free.flatMap(({ line: one, ink }, index) =>
    free
      .slice(index + 1)
      .filter(
        ({ line: other, ink: its }) =>
          other.layer === one.layer && other.piece !== one.piece && shared(ink, its) > slack,
      )
      .map(
        ({ line: other }): Fault => ({
          kind: 'overlap',
          what: `“${one.text}” and “${other.text}”`,
          where: one.where,
        }),
      ),
  )
}

function controlsOverlap(controls: readonly Control[]): Fault[] {
  return controls.flatMap((one, index) =>
    controls
      .slice(index + 1)
      .filter((other) => other.layer === one.layer && shared(one, other) > slack && !related(one, other))
      .map(
        (other): Fault => ({ kind: 'overlap', what: `[${one.name}] and [${other.name}]`, where: one.where }),
      ),
  )
}

const related = (one: Control, other: Control): boolean => {
  const [a, b] = [one.inside.at(-1) ?? -1, other.inside.at(-1) ?? -1]
  return one.inside.includes(b) || other.inside.includes(a)
}

/** The part of a line's box in which letters and their marks stand. */
function inkOf({ left, top, right, bottom }: Box): Box {
  const rim = (bottom - top) * air
  return { left, top: top + rim, right, bottom: bottom - rim }
}

/** A line behind the ellipsis of a text that is told whole. */
const isToldElsewhere = (line: Line): boolean =>
  isAway(line) && line.clips.some(({ clamped, told }) => clamped && told)

const isAway = (line: Line): boolean => {
  const { left, top, right, bottom } = uncut(inkOf(line), line.clips)
  return right - left < slack || bottom - top < slack
}

/** What the edges leave of it. */
const uncut = (ink: Box, clips: readonly Clip[]): Box =>
  clips.reduce(
    (rest, { x, y, ...edge }) => ({
      left: x ? Math.max(rest.left, edge.left) : rest.left,
      top: y ? Math.max(rest.top, edge.top) : rest.top,
      right: x ? Math.min(rest.right, edge.right) : rest.right,
      bottom: y ? Math.min(rest.bottom, edge.bottom) : rest.bottom,
    }),
    ink,
  )

const cuts = (ink: Box, { x, y, told, ...edge }: Clip): boolean =>
  (x && !told && (ink.left < edge.left - slack || ink.right > edge.right + slack)) ||
  (y && (ink.top < edge.top - slack || ink.bottom > edge.bottom + slack))

/** More than a third of it is cut away. */
function mostly(box: Box, { x, y, ...edge }: Clip): boolean {
  const width = Math.min(box.right, edge.right) - Math.max(box.left, edge.left)
  const height = Math.min(box.bottom, edge.bottom) - Math.max(box.top, edge.top)
  return (x && width < (box.right - box.left) * 0.67) || (y && height < (box.bottom - box.top) * 0.67)
}

const beyond = (box: Box, edge: Box): boolean =>
  box.left < edge.left - slack ||
  box.right > edge.right + slack ||
  box.top < edge.top - slack ||
  box.bottom > edge.bottom + slack

/** The narrower side of what two boxes share, in pixels; 0 or less: nothing. */
const shared = (one: Box, other: Box): number =>
  Math.min(
    Math.min(one.right, other.right) - Math.max(one.left, other.left),
    Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top),
  )

const isFirst = (fault: Fault, index: number, all: readonly Fault[]): boolean =>
  all.findIndex(
    ({ kind, what, where }) => kind === fault.kind && what === fault.what && where === fault.where,
  ) === index
