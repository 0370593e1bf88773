import type { Phrase } from '#browser/kit'
import type { DirectoryEntry, DirectoryField } from '#contract/directory'
import type { Draft } from './draft.ts'
import type { FieldFault } from './read-form.ts'
import { differing, mergeTexts, textsOf } from './texts.ts'

/** A form over a record that others may change meanwhile. */
export interface FormState extends Draft {
  /** What is wrong, by field. */
  faults: Readonly<Partial<Record<DirectoryField, Phrase>>>
  /** Fields that another changed as well, with what they say now. */
  clashes: Readonly<Partial<Record<DirectoryField, string>>>
  /** Who changed the record while it was typed over; null: nobody. */
  changedBy: string | null
}

export const isDirty = ({ base, typed }: FormState): boolean => differing(base, typed).length > 0

/** The form of a record as it is; `entry` null: nothing is known of the site. */
export function formOf(site: string, entry: DirectoryEntry | null, draft: Draft | undefined): FormState {
  const base = textsOf(site, entry?.record ?? null)
  const none = { faults: {}, clashes: {}, changedBy: null }
  if (!draft) return { seen: entry?.revision ?? 0, base, typed: base, ...none }
  return caughtUp({ ...draft, ...none }, site, entry)
}

export const typedIn = (form: FormState, field: DirectoryField, text: string): FormState => {
  const { [field]: _mended, ...faults } = form.faults
  return { ...form, typed: { ...form.typed, [field]: text }, faults }
}

export const withFaults = (form: FormState, faults: readonly FieldFault[]): FormState => ({
  ...form,
  faults: Object.fromEntries(faults.map(({ field, reason }) => [field, reason])),
})

/** The form over a record that has a newer revision: what was typed stands, all else is as the record says now. */
export function caughtUp(form: FormState, site: string, entry: DirectoryEntry | null): FormState {
  const seen = entry?.revision ?? 0
  // An answer that was on its way while the form was saved.
  if (seen < form.seen) return form
  const base = textsOf(site, entry?.record ?? null)
  if (seen === form.seen && (isDirty(form) || differing(base, form.base).length === 0)) return form
  if (!isDirty(form)) return { ...form, seen, base, typed: base, faults: {}, clashes: {}, changedBy: null }
  const { texts, both } = mergeTexts(form.base, form.typed, base)
  return {
    ...{ seen, base, typed: texts, faults: form.faults },
    clashes: { ...form.clashes, ...Object.fromEntries(both.map(({ field, theirs }) => [field, theirs])) },
    changedBy: entry?.by ?? '',
  }
}

/** As the record says, without what was typed. */
export const undone = (form: FormState): FormState => ({
  ...form,
  ...{ typed: form.base, faults: {}, clashes: {}, changedBy: null },
})
