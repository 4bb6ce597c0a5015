import { idOfStream, type LiveChange } from '../../../kernel/index.ts';
import type { AnyPastEvent } from '../../../kernel/pure.ts';

/** What its incident says in the banner, and who may see it. */
const ofIncident: ReadonlySet<string> = new Set(['operations.IncidentMoved', 'operations.IncidentRecoded']);
const guarding: ReadonlySet<string> = new Set([
  'operations.IncidentRestricted',
  'operations.GlassBroken',
  'operations.GlassLapsed',
]);

const flagging: ReadonlySet<string> = new Set([
  'operations.MajorFlagged',
  'operations.MajorUnflagged',
  'kernel.Redacted',
]);

export function majorChanges({ stream, type, position }: AnyPastEvent): readonly LiveChange[] {
  if (stream.startsWith('operations.major/')) {
    const id = idOfStream(stream);
    return [
      { view: 'operations.majors', keys: [id] },
      { view: 'operations.majorSheet', keys: [id], of: id },
      { view: 'operations.majorLog', keys: [String(position)], of: id },
      ...(flagging.has(type) ? [{ view: 'operations.majorFlags', replace: id }] : []),
      { view: 'operations.alarms', replace: id },
      { view: 'operations.watched', replace: id },
    ];
  }
  if (!stream.startsWith('operations.incident/')) return [];
  const id = idOfStream(stream);
  if (ofIncident.has(type)) return [{ view: 'operations.majors', keys: [id] }];
  if (!guarding.has(type)) return [];
  return [
    { view: 'operations.majors', keys: [id] },
    // Its own promises, and those of the messages about it.
    { view: 'operations.watched', replace: id },
    ...(['majorSheet', 'majorLog', 'majorFlags'] as const).map((view) => ({ view: `operations.${view}`, replace: id })),
  ];
}
