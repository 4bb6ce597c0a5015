import { idOfStream, type Reaction } from '../../../kernel/index.ts';
import type { Past } from '../../../kernel/pure.ts';
import type { TourEvent } from '../../operations/events.ts';
import type { Opened, RadioSystem } from './radio-system.ts';

type Raised = Past<Extract<TourEvent, { type: 'operations.EmergencyRaised' }>>;

const notConnected: Opened = { kind: 'unknown', reason: 'no radio system is connected' };

/** An officer in need is heard at once: their talkgroup is opened, and whether it was comes back into the record. */
export function openTalkgroup(system: RadioSystem | null): Reaction {
  return {
    name: 'exchange.openTalkgroup',
    author: 'radio system',
    on: ['operations.EmergencyRaised'],
    react: async (event) => {
      const { data, position } = event as unknown as Raised;
      const tourId = idOfStream(event.stream);
      const { callsign = '', talkgroup } = data;
      const asked = { talkgroup: talkgroup ?? '', callsign, askId: `${tourId} ${position}` };
      const opened = system === null || talkgroup === undefined ? notConnected : await system.openTalkgroup(asked);
      return [{ name: 'operations.noteTalkgroup', input: { tourId, outcome: opened.kind } }];
    },
  };
}
