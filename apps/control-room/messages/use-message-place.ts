import { useOfPersistent } from '../../../client/react.tsx';
import { useAct } from '../keys/use-act.ts';
import { useDesk } from '../session/desk.tsx';
import { alter, type Work } from '../workspace/work.ts';

/** The keys that bring messages before one, and put them away again. */
export function useMessagePlace(shown: boolean, onShown: (shown: boolean) => void): void {
  const { work, can } = useDesk();
  const part = useOfPersistent(work, (now) => now.messages);
  const show = (messages: Work['messages']): void => {
    alter(work, { messages });
    onShown(true);
  };
  const reads = can('message.read');
  useAct('messages', () => (shown && part === 'message' ? onShown(false) : show('message')), reads);
  useAct('obs', () => (shown && part === 'obs' ? onShown(false) : show('obs')), reads);
  useAct('message', () => show('write'), can('message.send'));
}
