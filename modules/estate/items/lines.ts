import { type AnyPastEvent, isStep } from '../../../kernel/pure.ts';
import type { ItemEvent, Value } from './events.ts';
import type { StepEvent } from './item.ts';

/** The line that an event leaves in the history of an item. Ids of others stand in it as they are: the screen names them. */
export function lineOf(event: AnyPastEvent): { readonly kind: string; readonly text: string } {
  const known = event as unknown as ItemEvent | StepEvent;
  if (isStep(known)) return { kind: 'clock', text: `${known.data.label}: not in time` };
  switch (known.type) {
    case 'estate.ItemAdded':
      return { kind: 'added', text: `${known.data.stage}, by ${known.data.source}` };
    case 'estate.ItemChanged':
      return {
        kind: 'changed',
        text: changes(known.detail?.name ?? null, known.data.fields, known.detail?.fields ?? {}),
      };
    case 'estate.ItemMoved':
      return { kind: 'moved', text: said(`${known.data.from} → ${known.data.to}`, known.detail?.note) };
    case 'estate.ItemRelated':
      return { kind: 'related', text: `${known.data.kind} ${known.data.toId}` };
    case 'estate.ItemUnrelated':
      return { kind: 'unrelated', text: `${known.data.kind} ${known.data.toId}` };
    case 'estate.GroupSet':
      return { kind: 'group', text: `${known.data.group}: ${known.data.needs} of ${known.data.toIds.length}` };
    case 'estate.ItemLimited':
      return { kind: 'access', text: said(known.data.access, known.detail?.reason) };
    case 'estate.ItemSeen':
      return { kind: 'seen', text: known.data.source };
    case 'estate.DriftFound':
      return { kind: 'finding', text: driftOf(known) };
    case 'estate.FindingSettled':
      return { kind: 'settled', text: said(known.data.taken ? 'taken over' : 'left as it was', known.detail?.reason) };
    case 'estate.ImportUndone':
      return { kind: 'undone', text: known.data.kept ? 'kept: it was worked on since' : 'as before the import' };
    case 'estate.ItemArchived':
      return { kind: 'archived', text: known.detail?.reason ?? '' };
    case 'estate.ItemRestored':
      return { kind: 'restored', text: known.detail?.reason ?? '' };
    default:
      return { kind: 'other', text: '' };
  }
}

function driftOf({ data, detail }: Extract<ItemEvent, { type: 'estate.DriftFound' }>): string {
  const values = detail as { readonly recorded: Value | null; readonly found: Value } | null;
  if (values === null) return data.field;
  return `${data.field}: recorded ${wordOf(values.recorded)}, ${data.source} found ${wordOf(values.found)}`;
}

function changes(name: string | null, ...values: readonly Readonly<Record<string, Value | null>>[]): string {
  // In the order of their ids: the log keeps none, and a line made anew must read as before.
  const known = values.flatMap((one) => Object.entries(one)).sort(([one], [other]) => (one < other ? -1 : 1));
  const fields = known.map(([id, value]) => `${id}: ${wordOf(value)}`);
  return [...(name === null ? [] : [`name: ${name}`]), ...fields].join('; ');
}

function wordOf(value: Value | null): string {
  if (value === null) return 'empty';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return Array.isArray(value) ? value.join(', ') : String(value);
}

function said(what: string, why: string | undefined): string {
  return why ? `${what}: ${why}` : what;
}
