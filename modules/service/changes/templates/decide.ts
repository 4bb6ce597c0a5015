import { type CommandOf, decided, type InputOf, type Outcome, refuse } from '../../../../kernel/pure.ts';
import type * as commands from './commands.ts';
import type { TemplateEvent, TemplateRules } from './events.ts';
import type { Template, TemplateState } from './template.ts';

type Command<C> = CommandOf<InputOf<C>>;
type Decision = Outcome<{ template: readonly TemplateEvent[] }>;
type States = { readonly template: TemplateState };

export function proposeTemplate(
  { input }: Command<typeof commands.ProposeTemplate>,
  { template }: States,
  rules: TemplateRules,
): Decision {
  if (template.situation !== 'none') return refuse('template-exists', 'A template with this id exists already.');
  const { name, proposal, said } = input;
  return one({
    type: 'service.TemplateProposed',
    data: { name, proposal: { ...proposal, window: null }, said, rules },
  });
}

export function approveTemplate(
  { input, actor }: Command<typeof commands.ApproveTemplate>,
  { template: state }: States,
): Decision {
  return whenKnown(state, ({ approvedAt, proposerId }) => {
    if (approvedAt !== null) return refuse('approved-already', 'It was approved already.');
    if (proposerId === actor.id) return refuse('own-template', 'Nobody approves what they proposed themselves.');
    return one({ type: 'service.TemplateApproved', data: {}, detail: { note: input.note } });
  });
}

export function reviewTemplate(
  { input }: Command<typeof commands.ReviewTemplate>,
  { template: state }: States,
): Decision {
  return whenKnown(state, ({ approvedAt }) => {
    if (approvedAt === null) return refuse('not-approved', 'Nobody has approved it yet.');
    return one({ type: 'service.TemplateReviewed', data: {}, detail: { note: input.note } });
  });
}

export function withdrawTemplate(
  { input }: Command<typeof commands.WithdrawTemplate>,
  { template: state }: States,
): Decision {
  return whenKnown(state, ({ withdrawn }) => {
    if (withdrawn) return refuse('withdrawn-already', 'It was withdrawn already.');
    return one({ type: 'service.TemplateWithdrawn', data: {}, detail: { reason: input.reason } });
  });
}

function one(event: TemplateEvent): Decision {
  return decided({ template: [event] });
}

function whenKnown(state: TemplateState, then: (template: Template) => Decision): Decision {
  if (state.situation === 'none') return refuse('no-such-template', 'There is no template with this id.');
  return then(state.template);
}
