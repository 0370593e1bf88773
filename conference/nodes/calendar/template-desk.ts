import { draftFrom, templateOf } from '#conference/calendar'
import type { Calendar } from '#conference/calendar-store'
import { type BodyOf, type NodeId, Refusal, type ReplyOf } from '#contract'
import type { PlanDetails, PlanDraft } from '#contract/calendar'
import type { CalendarOperations } from '#contract/console'

type Body<Op extends keyof CalendarOperations> = BodyOf<CalendarOperations, Op>
type Reply<Op extends keyof CalendarOperations> = ReplyOf<CalendarOperations, Op>

export interface TemplateDeskOptions {
  self: NodeId
  labelOf: (node: NodeId) => string
  calendar: Pick<Calendar, 'of' | 'templates'>
  /** Plans a draft that was checked. */
  plan: (draft: PlanDraft, by: string) => Promise<Reply<'calendar.plan'>>
}

/** What consoles ask of templates (N88). */
export function createTemplateDesk({ self, labelOf, calendar, plan }: TemplateDeskOptions) {
  const { templates } = calendar
  const ownDetails = (id: string): PlanDetails => {
    const { owner, details } = calendar.of(id).plan
    if (owner !== self) throw new Refusal('calendar.not-here', { owner: labelOf(owner) })
    return details
  }
  return {
    templates: (): Reply<'calendar.templates'> => ({ templates: templates.all() }),
    async keepTemplate(body: Body<'calendar.keep-template'>, by: string) {
      const { id } = await templates.keep(body.name, templateOf(ownDetails(body.plan)), by)
      return { template: id }
    },
    async renameTemplate(body: Body<'calendar.rename-template'>, by: string) {
      await templates.rename(body.template, body.name, by)
      return {}
    },
    async deleteTemplate(body: Body<'calendar.delete-template'>, by: string) {
      await templates.delete(body.template, by)
      return {}
    },
    planFrom: ({ template, startsAt }: Body<'calendar.plan-from'>, by: string) =>
      plan(draftFrom(templates.of(template).details, startsAt), by),
  }
}
