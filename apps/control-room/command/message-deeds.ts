import { type Addressee, SendMessage, SetTalkgroup } from '../../../modules/operations/contract.ts';
import type { Sender } from './sent-deeds.ts';

export type MessageDeed =
  | {
      readonly deed: 'message';
      readonly to: Addressee;
      readonly priority: 'routine' | 'urgent';
      readonly incidentId: string | null;
      readonly text: string;
    }
  | { readonly deed: 'talkgroup'; readonly incidentId: string; readonly talkgroup: string; readonly purpose: string };

/** Carries out what was said to somebody, or of the radio. */
export function doMessage(deed: MessageDeed, { send, newId }: Pick<Sender, 'send' | 'newId'>): Promise<boolean> {
  if (deed.deed === 'message') {
    const { to, priority, incidentId, text } = deed;
    return send(SendMessage, { messageId: newId(), to: [to], priority, incidentId, text }, { confirm: 'Send it' });
  }
  const { incidentId, talkgroup, purpose } = deed;
  return send(SetTalkgroup, { incidentId, talkgroup, purpose }, { confirm: 'Record it' });
}
