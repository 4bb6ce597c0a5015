import type { Promised } from '../../../kernel/pure.ts';
import type { KnownEvent, Of } from '../incidents/events.ts';
import type { Incident } from '../incidents/incident.ts';
import type { UnmappedCodeEvent } from './events.ts';
import type { CodeUse, TheirCode } from './terms.ts';

type UnmappedData = Readonly<Of<'operations.CodeUnmapped'>['data']>;

/** A code that a partner could not be given, until a supervisor has settled it. Words are null when erased. */
export interface UnmappedHeld extends UnmappedData {
  readonly original: string | null;
  readonly at: number;
  readonly settledAt: number | null;
  readonly settledBy: string | null;
  readonly words: string | null;
}

export function evolveUnmapped(incident: Incident, event: KnownEvent): Incident {
  switch (event.type) {
    case 'operations.CodeUnmapped': {
      const settled = { settledAt: null, settledBy: null, words: null };
      const one = { ...event.data, original: event.detail?.original ?? null, at: event.recordedAt, ...settled };
      return { ...incident, unmappedCodes: [...(incident.unmappedCodes ?? []), one] };
    }
    case 'operations.UnmappedCodeSettled': {
      const words = event.detail?.words ?? null;
      const settled = { settledAt: event.recordedAt, settledBy: event.actor.name, words };
      const { unmappedId } = event.data;
      const codes = incident.unmappedCodes ?? [];
      return {
        ...incident,
        unmappedCodes: codes.map((one) => (one.unmappedId === unmappedId ? { ...one, ...settled } : one)),
      };
    }
    default:
      return incident;
  }
}

/** So long for the supervisor; then the FIM too, and on until somebody has settled it. This project's own choice. */
const CLIMB_SECONDS = 300;

/** Owed at once, also when the incident is over: a partner may be waiting for words that nobody has said. */
export function unmappedPromises({ unmappedCodes = [], place }: Incident): readonly Promised[] {
  return unmappedCodes
    .filter(({ settledAt }) => settledAt === null)
    .map(({ unmappedId, to, code, at }) => ({
      key: `unmapped-code:${unmappedId}`,
      kind: 'unmapped-code',
      label: `${to.name} has no code for ${code.code} ${code.name}: tell them in words`,
      ...{ startedAt: at, dueAt: at, warnAt: null, repeatSeconds: CLIMB_SECONDS },
      ladder: [
        { to: 'control-room-supervisor', afterSeconds: 0 },
        { to: 'fim', afterSeconds: CLIMB_SECONDS },
      ],
      ...({ alarm: 'B', areaId: place.areaId, paused: false } as const),
    }));
}

interface Wanted {
  /** Tells one want from the next: the same is told once. */
  readonly key: string;
  readonly use: CodeUse;
  readonly to: { readonly id: string; readonly name: string };
  readonly theirs: TheirCode | undefined;
  readonly original: string;
}

/** What an incident says where a partner can be given no code: loud, once, with the text as it stands here. */
export function unmappedEvents(
  { code, unmappedCodes = [] }: Pick<Incident, 'code' | 'unmappedCodes'>,
  { key, use, to, theirs, original }: Wanted,
): readonly UnmappedCodeEvent[] {
  if (theirs === undefined || theirs.kind === 'mapped' || theirs.kind === 'voice') return [];
  const unmappedId = `${key}:${to.id}:${code.code}`;
  if (unmappedCodes.some((one) => one.unmappedId === unmappedId)) return [];
  const ours = { code: code.code, name: code.name };
  const said = `${code.code} ${code.name}${original === '' ? '' : `: ${original}`}`;
  const data = { unmappedId, use, to: { id: to.id, name: to.name }, code: ours, why: theirs.why };
  return [{ type: 'operations.CodeUnmapped', data, detail: { original: said } }];
}

/** In the log, beside what went to them. */
export function theirCodeWords(theirs: TheirCode | undefined): string {
  if (theirs === undefined) return '';
  if (theirs.kind === 'mapped') return ` (their code: ${theirs.code}${theirs.grade ? `, ${theirs.grade.name}` : ''})`;
  return theirs.kind === 'voice' ? ' (no code of theirs: tell them in words)' : ` (no code of theirs: ${theirs.why})`;
}
