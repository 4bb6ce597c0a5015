import { useClient, useRows } from '../../../client/react.tsx';
import { AskForResource, Asks } from '../../../modules/operations/contract.ts';
import { Icon } from '../../../ui/icon/icon.tsx';
import { useActs } from '../acts/acts-provider.tsx';
import { useOfficer } from '../session/officer.tsx';

const BACK_UP = 'back-up';

/** One tap asks for back-up; what was asked for stands here until somebody answers. */
export function BackUp({ incidentId }: { incidentId: string }) {
  const { pack, can } = useOfficer();
  const { newId } = useClient();
  const acts = useActs();
  const { list } = useRows(Asks, incidentId);
  const open = list.filter(({ state }) => state === 'open');
  const asked = open.some(({ what }) => what === BACK_UP);
  const offered = can('resource.ask') && pack?.asks.some(({ id }) => id === BACK_UP);
  const ask = (): void => {
    const wish = { incidentId, askId: newId(), what: BACK_UP, urgent: true, note: '' };
    void acts.act(AskForResource, wish, 'Back-up', true);
  };
  return (
    <>
      {list.length > 0 && (
        <p>
          <span className="quiet">Asked for: </span>
          {list
            .map(({ name, state, callsigns }) => [name, wordOf(state), callsigns.join(', ')].join(' ').trim())
            .join('; ')}
        </p>
      )}
      {offered && !asked && (
        <button type="button" className="act" onClick={ask}>
          <Icon name="warning" /> Back-up
        </button>
      )}
    </>
  );
}

function wordOf(state: string): string {
  return state === 'open' ? 'waits' : state;
}
