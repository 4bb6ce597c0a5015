import type { z } from 'zod';
import type { Channel } from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';

export type ChannelName = z.output<typeof Channel>;

/** What is taken down by somebody; what other systems send comes with its channel. */
const spoken: readonly ChannelName[] = ['999', '101', 'front-counter', 'officer', 'other'];
export const channelWords: Readonly<Record<ChannelName, string>> = {
  '999': '999',
  '101': '101',
  web: 'web',
  email: 'e-mail',
  chat: 'chat',
  social: 'social',
  'front-counter': 'counter',
  officer: 'officer',
  'alarm-centre': 'alarm',
  partner: 'partner',
  other: 'other',
};

export function ChannelChoice(props: { channel: ChannelName; onChannel: (channel: ChannelName) => void }) {
  return (
    <fieldset className="row wrap" aria-label="Came by">
      {spoken.map((channel) => (
        <Button key={channel} pressed={props.channel === channel} onPress={() => props.onChannel(channel)}>
          {channelWords[channel]}
        </Button>
      ))}
    </fieldset>
  );
}
