import { type CommandOf, confirm, decided, type InputOf, type Outcome, refuse } from '../../../kernel/pure.ts';
import type { ServiceIncident, ServiceIncidentState } from '../service-incidents/service-incident.ts';
import type { LinkServiceIncident, MergeServiceIncident, UnlinkServiceIncident } from './commands.ts';
import { found, noSuch, whenOpen } from './decide.ts';
import type { DeskEvent, LinkKind } from './events.ts';
import type { Candidate } from './priority.ts';

type Command<C> = CommandOf<InputOf<C>>;
type Decision = Outcome<{ incident: readonly DeskEvent[]; other: readonly DeskEvent[] }>;
type Pair = { readonly incident: ServiceIncidentState; readonly other: ServiceIncidentState };

/** How the other sees it. */
const seenFromThere: Readonly<Record<LinkKind, LinkKind>> = {
  related: 'related',
  parent: 'child',
  child: 'parent',
  'merged-into': 'merged-from',
  'merged-from': 'merged-into',
  follows: 'followed-by',
  'followed-by': 'follows',
};

/** What is said in the command: this is the child of the other; in the record of the child stands who its parent is. */
const kinds = { related: 'related', child: 'parent', follows: 'follows' } as const;

export function linkServiceIncident(
  { input }: Command<typeof LinkServiceIncident>,
  { incident, other }: Pair,
  /** Whether the parent may be a major IT incident, with this child. */
  candidate: Candidate | null,
): Decision {
  if (incident.situation === 'none' || other.situation === 'none') return noSuch();
  const [own, theirs] = [
    { ...incident.incident, id: input.serviceIncidentId },
    { ...other.incident, id: input.otherId },
  ];
  if (own.id === theirs.id) return refuse('same-record', 'It is the same IT incident.');
  const kind = kinds[input.kind];
  if (own.desk.links.some((link) => link.id === theirs.id && link.kind === kind)) {
    return refuse('already-linked', `It is linked to ${theirs.number} already.`);
  }
  if (kind === 'parent') {
    const why = whyNoChild(own, theirs);
    if (why !== null) return refuse('has-parent', why);
  }
  const { here, there } = both(own, theirs, kind);
  const proposed = kind === 'parent' ? found(theirs, candidate) : [];
  return decided({
    incident: [{ type: 'service.ServiceIncidentLinked', data: here, detail: { note: input.note } }],
    other: [{ type: 'service.ServiceIncidentLinked', data: there, detail: { note: input.note } }, ...proposed],
  });
}

/** One level: what is said of a parent reaches every child, and no child has two who speak for it. */
function whyNoChild(child: ServiceIncident, parent: ServiceIncident): string | null {
  const has = (record: ServiceIncident, kind: LinkKind) => record.desk.links.find((link) => link.kind === kind);
  const standing = has(child, 'parent');
  if (standing !== undefined) return `${child.number} is a child of ${standing.number} already.`;
  if (has(child, 'child') !== undefined) return `${child.number} has children itself.`;
  const above = has(parent, 'parent');
  return above === undefined ? null : `${parent.number} is itself a child of ${above.number}.`;
}

export function unlinkServiceIncident(
  { input }: Command<typeof UnlinkServiceIncident>,
  { incident, other }: Pair,
): Decision {
  if (incident.situation === 'none' || other.situation === 'none') return noSuch();
  const { serviceIncidentId, otherId, kind, note } = input;
  if (!incident.incident.desk.links.some((link) => link.id === otherId && link.kind === kind)) {
    return refuse('not-linked', 'They are not linked like this.');
  }
  const own = { ...incident.incident, id: serviceIncidentId };
  const { here, there } = both(own, { ...other.incident, id: otherId }, kind);
  const type = 'service.ServiceIncidentUnlinked';
  return decided({
    incident: [{ type, data: here, detail: { note } }],
    other: [{ type, data: there, detail: { note } }],
  });
}

export function mergeServiceIncident(
  { input, confirmed }: Command<typeof MergeServiceIncident>,
  { incident, other }: Pair,
): Decision {
  const { serviceIncidentId, intoId, note } = input;
  if (serviceIncidentId === intoId) return refuse('same-record', 'It is the same IT incident.');
  if (other.situation === 'none') return noSuch();
  const into = other.incident.desk.links.find(({ kind }) => kind === 'merged-into');
  if (into !== undefined) return refuse('merged-already', `It was itself merged into ${into.number}.`);
  return whenOpen(incident, (own) => {
    if (other.situation === 'closed' && !confirmed.has('other-closed')) {
      return confirm('other-closed', `${other.incident.number} is closed: nobody works on it.`);
    }
    const from = { ...own, id: serviceIncidentId };
    const { here, there } = both(from, { ...other.incident, id: intoId }, 'merged-into');
    const type = 'service.ServiceIncidentLinked';
    return decided({
      incident: [{ type, data: here, detail: { note } }],
      other: [{ type, data: there, detail: { note } }],
    });
  });
}

type Named = Pick<ServiceIncident, 'number'> & { readonly id: string };

function both(own: Named, theirs: Named, kind: LinkKind) {
  return {
    here: { kind, otherId: theirs.id, otherNumber: theirs.number },
    there: { kind: seenFromThere[kind], otherId: own.id, otherNumber: own.number },
  };
}
