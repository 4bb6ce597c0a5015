import type { Past } from '../../../../kernel/pure.ts';
import { type ChoosingEvent, choosingEvents } from './events.ts';

const types: ReadonlySet<string> = new Set(Object.keys(choosingEvents));

export function isChoosing(event: { readonly type: string }): event is Past<ChoosingEvent> {
  return types.has(event.type);
}

interface Line {
  readonly kind: 'resource';
  readonly text: string;
}

/** No other incident is named here: whoever may read this log may not see each of them. */
export function choosingLine(event: Past<ChoosingEvent>): Line {
  const reason = event.detail?.reason ?? null;
  return {
    kind: 'resource',
    text: event.type === 'operations.UnitChosen' ? chosen(event, reason) : set(event, reason),
  };
}

function chosen(
  { data }: Extract<Past<ChoosingEvent>, { type: 'operations.UnitChosen' }>,
  reason: string | null,
): string {
  const { callsign, rankedAt, rank, ranked, before, reasonAsked, offered, inSet, setOf = 0 } = data;
  const of = rank === null ? `not among the ${ranked} ranked` : `number ${rank} of ${ranked} ranked`;
  const known = rankedAt === null ? 'no ranking was asked for' : of;
  const first = offered[0]?.callsign;
  const against = before > 0 && first !== undefined && first !== callsign ? `, ${first} was first` : '';
  const why = reason ?? (reasonAsked ? 'no reason given' : null);
  const set =
    inSet === undefined || setOf < 2 ? '' : inSet ? `, of the set of ${setOf} offered` : ', not of the set offered';
  return `${callsign} chosen: ${known}${set}${inSet === true ? '' : against}${why === null ? '' : `: ${why}`}`;
}

function set(
  { data }: Extract<Past<ChoosingEvent>, { type: 'operations.PlanLevelSet' }>,
  reason: string | null,
): string {
  const { level, from, name, needs } = data;
  const asks = needs.map(({ count, kinds }) => `${count} × ${kinds[0] ?? 'unit'}`).join(', ');
  const way = level > from ? 'raised' : 'lowered';
  return `Plan ${way} to level ${level}, ${name}: ${asks === '' ? 'nobody' : asks}${reason === null ? '' : `: ${reason}`}`;
}
