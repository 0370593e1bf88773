import { type Case, type Draft, plainly } from './draft.ts'

/** A page that nobody could see measured nothing that holds for the room (D5). */
export const pageFindings = ({ measurement }: Case): Draft[] =>
  measurement.pageHidden === true ? [plainly('page.hidden', 'fail', 'page')] : []

/** What the person at the site denies, whatever the machine found (D7). */
export function personFindings({ measurement: { person } }: Case): Draft[] {
  const found: Draft[] = []
  if (person.saw === false) found.push(plainly('person.no-picture', 'fail', 'device'))
  if (person.heard === false) found.push(plainly('person.no-sound', 'fail', 'device'))
  return found
}

/** Media that takes another way than UDP says so; it changes no grade by itself (D15). */
export function transportFindings({ measurement: { transport } }: Case): Draft[] {
  return transport === 'tcp' || transport === 'relay'
    ? [plainly(`transport.${transport}`, 'note', 'siteLine')]
    : []
}
