import { decided, type Outcome, refuse } from '../../../kernel/pure.ts';
import type { ChangeState, Judged } from './change.ts';
import type * as commands from './commands.ts';
import { type Command, submitted, type Unknown, wayOfStandard } from './decide.ts';
import type { ChangeEvent } from './events.ts';
import { papersOf } from './papers.ts';
import { suspensionOf, type TemplateState } from './templates/template.ts';
import type { Proposal, Said } from './terms.ts';

type Raised = Extract<ChangeEvent, { type: 'service.ChangeRaised' }>;
type Raising = Outcome<{ change: readonly ChangeEvent[]; template?: readonly never[] }>;
type States = { readonly change: ChangeState; readonly template: TemplateState | null };

export interface RaiseFacts extends Pick<Raised['data'], 'number' | 'sequence' | 'rules'> {
  readonly unknown: Unknown | null;
  /** Who holds the items: it touches them. */
  readonly holderIds: readonly string[];
}

export function raiseChange(
  { input, actor, recordedAt }: Command<typeof commands.RaiseChange>,
  { change, template }: States,
  facts: RaiseFacts,
): Raising {
  if (change.situation !== 'none') return exists();
  if (facts.unknown !== null) return refuse(facts.unknown.code, facts.unknown.detail);
  if (input.model === 'standard') {
    if (input.templateId === null) return refuse('no-template', 'A standard change follows a template.');
    const held = usable(template, recordedAt);
    if (held.no !== null) return held.no;
  }
  const { model, templateId, causeId, proposal, said, implementers } = input;
  const touchedIds = [...new Set([...input.touchedIds, ...facts.holderIds])];
  const own = input.requesterId === null && input.requester === '';
  const requesterId = own && actor.kind === 'person' ? actor.id : input.requesterId;
  const requester = own ? actor.name : input.requester;
  const data = { ...numbered(facts), model, templateId, causeId, touchedIds, requesterId, proposal };
  const papersOwed = model === 'standard' ? [] : [...papersOf(said)];
  const detail = { said, requester, implementers };
  return decided({ change: [{ type: 'service.ChangeRaised', data: { ...data, papersOwed }, detail }] });
}

function numbered({ number, sequence, rules }: RaiseFacts) {
  return { number, sequence, rules };
}

function exists(): Outcome<never> {
  return refuse('change-exists', 'A change with this id exists already.');
}

function usable(template: TemplateState | null, now: number): { readonly no: Outcome<never> | null } {
  if (template === null || template.situation === 'none' || template.template.approvedAt === null) {
    return { no: refuse('no-such-template', 'There is no such template, or nobody has approved it.') };
  }
  const why = suspensionOf(template.template, now);
  return {
    no: why.length === 0 ? null : refuse('template-suspended', `The template is suspended: ${why.join(', ')}.`),
  };
}

export interface RequestFacts extends RaiseFacts {
  readonly judged: Judged | null;
}

/** Behind the scenes a standard change; a normal one when its template is suspended or any rule says that the risk is not low. */
export function requestChange(
  { input, actor, recordedAt }: Command<typeof commands.RequestChange>,
  { change, template }: States,
  facts: RequestFacts,
): Raising {
  if (change.situation !== 'none') return exists();
  if (template === null || template.situation === 'none' || template.template.approvedAt === null) {
    return refuse('no-such-template', 'There is no such template, or nobody has approved it.');
  }
  const suspended = suspensionOf(template.template, recordedAt);
  const standard = suspended.length === 0;
  const { proposal, said } = requested(template.template, input);
  const { templateId, causeId } = input;
  const person = actor.kind === 'person';
  const raised: Raised = {
    type: 'service.ChangeRaised',
    data: {
      ...{ ...numbered(facts), model: standard ? 'standard' : 'normal', templateId, causeId, proposal },
      ...{
        touchedIds: [...facts.holderIds],
        requesterId: person ? actor.id : null,
        papersOwed: standard ? [] : [...papersOf(said)],
      },
    },
    detail: { said, requester: person ? actor.name : '', implementers: [] },
  };
  const judged = facts.judged === null ? [] : [{ type: 'service.ChangeJudged', data: facts.judged } as const];
  const way = standard && facts.judged !== null ? wayOfStandard(facts.judged) : submitted('assess');
  return decided({ change: [raised, ...judged, way] });
}

/** What a template makes of a request: its plan, for these items at this time. */
export function requested(
  template: { readonly proposal: Proposal; readonly said: Said },
  input: Pick<Command<typeof commands.RequestChange>['input'], 'title' | 'itemIds' | 'window'>,
): { readonly proposal: Proposal; readonly said: Said } {
  const { title, itemIds, window } = input;
  return { proposal: { ...template.proposal, itemIds, window }, said: { ...template.said, title } };
}

/** Found by comparing what is with what is recorded. */
export function recordUnauthorisedChange(
  { input }: Command<typeof commands.RecordUnauthorisedChange>,
  { change }: { readonly change: ChangeState },
  facts: RaiseFacts & { readonly proposal: Proposal },
): Outcome<{ change: readonly ChangeEvent[] }> {
  if (change.situation !== 'none') return exists();
  const nothing = { benefit: '', notDoing: '', resources: '', plan: '', test: '', backOut: '' };
  const said = { ...nothing, title: `Unauthorised: ${input.itemId}`.slice(0, 200), reason: input.found };
  const data = {
    ...{ ...numbered(facts), model: 'unauthorised' as const, templateId: null, causeId: null, touchedIds: [] },
    ...{ requesterId: null, proposal: facts.proposal, papersOwed: [] },
  };
  const detail = { said, requester: '', implementers: [] };
  return decided({ change: [{ type: 'service.ChangeRaised', data, detail }] });
}

export function foundDone(itemId: string, { teamId, at }: { readonly teamId: string; readonly at: number }): Proposal {
  return {
    ...{ teamId, categoryId: null, serviceIds: [], itemIds: [itemId], implementerIds: [] },
    ...{ window: { from: at - 60_000, to: at, backOutMinutes: 0 }, workMinutes: 1, outageMinutes: 0, answers: {} },
    ...{ tested: false, backOutProven: false, firstTime: true, restores999: false, sensitive: true },
  };
}
