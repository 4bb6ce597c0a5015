import { useRows } from '../../../client/react.tsx';
import { OpenIncidents } from '../../../modules/operations/contract.ts';
import { perform } from '../keys/use-act.ts';
import { useDesk } from '../session/desk.tsx';
import { askTab } from '../supervise/asked-tab.ts';
import { alter } from '../workspace/work.ts';
import type { WatchRow } from './watch-rows.ts';

interface Openers {
  readonly onIncident: (id: string) => void;
  readonly onMarker: (id: string) => void;
}

/** Opens what a promise is about: its record, or the pane in which it is kept. */
export function useOpenPromise({ onIncident, onMarker }: Openers): (row: WatchRow) => void {
  const { work, can } = useDesk();
  const incidents = useRows(OpenIncidents);
  const findOfficer = (words: string): void => {
    alter(work, { officer: { words, asked: work.get().officer.asked + 1 } });
  };
  const toFence = (aboutId: string): void => {
    if (incidents.byKey.has(aboutId)) onIncident(aboutId);
    else perform('fences');
  };
  const toDuty = (callsign: string): void => {
    // Whoever may not change the roster sees who is on.
    if (!can('incident.review')) findOfficer(callsign);
    else {
      askTab('duty');
      perform('supervise');
    }
  };
  return ({ about, subjectId, title }) => {
    switch (about) {
      case 'incident':
      case 'major':
        return onIncident(subjectId);
      case 'unit':
        return alter(work, { tourId: subjectId });
      case 'call':
        return alter(work, { contactId: subjectId });
      case 'officer':
        return findOfficer(title);
      case 'duty':
        return toDuty(title);
      case 'fence':
        return toFence(afterColon(subjectId));
      case 'review':
        askTab('kept');
        return perform('supervise');
      case 'marker':
        return can('marker.write') ? onMarker(subjectId) : perform('supervise');
      case 'pack':
      case 'codes':
        return perform('bureau');
      case 'operation':
      case 'aid':
        return perform('planned');
      case 'message':
        return perform('messages');
      case 'unread':
        return perform('unread');
    }
  };
}

/** `fence:<id>` → `<id>`. */
function afterColon(subjectId: string): string {
  return subjectId.slice(subjectId.indexOf(':') + 1);
}
