import type { z } from 'zod';
import type { Channel } from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';

export type ChannelName = z.output<typeof Channel>;
const channels: readonly ChannelName[] = ['999', '101', 'officer', 'other'];

export function ChannelChoice(props: { channel: ChannelName; onChannel: (channel: ChannelName) => void }) {
  return (
    <fieldset className="row" aria-label="Came by">
      {channels.map((channel) => (
        <Button key={channel} pressed={props.channel === channel} onPress={() => props.onChannel(channel)}>
          {channel}
        </Button>
      ))}
    </fieldset>
  );
}
