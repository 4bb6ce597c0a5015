import { idOfStream, type LiveChange } from '../../kernel/index.ts';
import type { AnyPastEvent, Past } from '../../kernel/pure.ts';
import type { DraftEvent, PackEvent, SeatEvent } from './events.ts';
import { packSections } from './packs/sections.ts';
import { isSeatEvent } from './seats/projections.ts';

/** A seat taken or left changes its row, and what the person may see; a version in force changes the pack and its seats. */
export function live(event: AnyPastEvent): readonly LiveChange[] {
  if (isSeatEvent(event)) return seatChanges(event);
  if (isDraftEvent(event)) return draftChanges(event);
  if (isPackEvent(event)) return packChanges(event);
  return [];
}

function seatChanges({ data }: Past<SeatEvent>): readonly LiveChange[] {
  return [{ view: 'force.seats', keys: [data.seatId] }, { access: data.accountId }];
}

function packChanges(event: Past<PackEvent>): readonly LiveChange[] {
  const { version } = event.data;
  if (event.type !== 'force.PackPublished') return [{ view: 'force.packVersions', keys: [version] }];
  const { previous, seats = [], drafts = [] } = event.data;
  const keys = previous === null ? [version] : [version, previous];
  return [
    { view: 'force.pack', keys },
    { view: 'force.packVersions', keys },
    ...(seats.length > 0 ? [{ view: 'force.seats', keys: seats }] : []),
    ...drafts.flatMap((draftId) => draftChanged(draftId, packSections)),
  ];
}

/** Another section may gain or lose a fault by it, which the row of the draft says. */
function draftChanges(event: Past<DraftEvent>): readonly LiveChange[] {
  const draftId = idOfStream(event.stream);
  const section = event.type === 'force.DraftPublished' ? null : event.data.section;
  const sections = section === null ? packSections : [section];
  return draftChanged(draftId, sections);
}

function draftChanged(draftId: string, sections: readonly string[]): readonly LiveChange[] {
  return [
    { view: 'force.packDrafts', keys: [draftId] },
    { view: 'force.packDraft', of: draftId, keys: sections.map((one) => `${draftId}/${one}`) },
  ];
}

function isDraftEvent(event: AnyPastEvent): event is AnyPastEvent & Past<DraftEvent> {
  return event.type.startsWith('force.Draft');
}

function isPackEvent(event: AnyPastEvent): event is AnyPastEvent & Past<PackEvent> {
  return [
    'force.PackPublished',
    'force.VersionMade',
    'force.PublicationOrdered',
    'force.PublicationWithdrawn',
  ].includes(event.type);
}
