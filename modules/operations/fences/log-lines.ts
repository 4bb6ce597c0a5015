import type { Past } from '../../../kernel/pure.ts';
import type { FenceIncidentEvent } from './events.ts';
import { sureness } from './fence.ts';

/** What the log of an incident says of its fences; a name that was erased takes the line with it. */
export function fenceLine(event: Past<FenceIncidentEvent>): {
  readonly kind: 'place';
  readonly text: string | null;
} {
  if (event.detail === null) return { kind: 'place', text: null };
  if (event.type === 'operations.FenceLogged') {
    return {
      kind: 'place',
      text: `Fence “${event.detail.name}” ${event.data.what === 'set' ? 'is set' : 'has ended'}`,
    };
  }
  const { callsign, way, accuracyMetres, at } = event.data;
  const did = way === 'in' ? 'has entered' : 'has left';
  const sure = sureness(accuracyMetres, event.recordedAt - at);
  const { name, place } = event.detail;
  return { kind: 'place', text: `${callsign} ${did} “${name}” (${sure})${place === '' ? '' : `: ${place}`}` };
}
