import { useState } from 'react';
import { useClient } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import { type Place, PointKind, pointWords, SetPoint } from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Choice } from '../../../ui/choice/choice.tsx';

const kinds = PointKind.options.map((kind) => [kind, pointWords[kind]] as const);

/** A point that the incident in hand is worked from, set where the map was pointed at. */
export function PointHere(props: {
  readonly incident: { readonly id: string; readonly number: string };
  readonly place: Place;
  readonly onDone: () => void;
}) {
  const { incident, place, onDone } = props;
  const { newId } = useClient();
  const { send, notice } = useSend();
  const [kind, setKind] = useState<PointKind>('rvp');
  const set = async (): Promise<void> => {
    const point = { incidentId: incident.id, pointId: newId(), kind, place, note: '' };
    if (await send(SetPoint, point)) onDone();
  };
  return (
    <>
      <div className="row wrap point-here">
        <Choice
          label={`For ${incident.number}`}
          value={kind}
          onValue={(value) => setKind(PointKind.options.find((one) => one === value) ?? kind)}
        >
          {kinds}
        </Choice>
        <Button onPress={() => void set()}>{pointWords[kind]} here</Button>
      </div>
      {notice}
    </>
  );
}
