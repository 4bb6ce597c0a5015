import { useState } from 'react';
import { useClient, useNow, useRows } from '../../../client/react.tsx';
import { OneOffs } from '../../../modules/gazetteer/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { minutesLeft, whenOf } from '../../../ui/clock-bar/minutes.ts';
import { ColumnHeads } from '../../../ui/column-heads/column-heads.tsx';
import { ReasonForm } from '../incident/reason-form.tsx';
import { useDesk } from '../session/desk.tsx';
import { alter } from '../workspace/work.ts';
import { endForm, extendForm, type OneOffRow } from './one-off-forms.ts';

type Acting = { readonly what: 'extend' | 'end'; readonly row: OneOffRow };

/** Roads that are closed and places that exist for a time: who said so, why, and how long still. */
export function OneOffList() {
  const { list } = useRows(OneOffs);
  const { now } = useClient();
  const [acting, setActing] = useState<Acting | null>(null);
  const close = (): void => setActing(null);
  if (list.length === 0) return <p className="hint one-off-none">No road is closed, no one-off place is named.</p>;
  const rows = list.toSorted((one, two) => one.endsAt - two.endsAt);
  return (
    <section aria-label="Closed roads and one-off places">
      {acting !== null && (
        <ReasonForm
          key={`${acting.what}${acting.row.id}`}
          form={acting.what === 'end' ? endForm(acting.row) : extendForm(acting.row, now)}
          draft={`one-off.${acting.what}.${acting.row.id}`}
          takesFocus
          onClose={close}
          onDone={close}
        />
      )}
      <table>
        <ColumnHeads titles={['For a time', 'Until', 'Why', 'Said by', '']} />
        <tbody>
          {rows.map((row) => (
            <OneOffLine key={row.id} row={row} onAct={(what) => setActing({ what, row })} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function OneOffLine({ row, onAct }: { readonly row: OneOffRow; readonly onAct: (what: Acting['what']) => void }) {
  const { work, can } = useDesk();
  const now = useNow();
  const { label, lon, lat } = row;
  return (
    <tr>
      <th scope="row">
        <Button look="plain" onPress={() => alter(work, { point: { lon, lat, label } })}>
          {row.kind === 'closure' ? 'Road closed' : 'One-off'}: {label}
        </Button>
      </th>
      <td>
        {whenOf(row.endsAt, now)} · {minutesLeft(row.endsAt - now)}
        {row.kind === 'closure' && row.emergencyMayPass && ' · blue light passes'}
      </td>
      <td>{row.reason}</td>
      <td>
        {row.author} {whenOf(row.setAt, now)}
      </td>
      <td>
        {can('road.close') && (
          <>
            <Button look="plain" label={`Other end for ${label}`} onPress={() => onAct('extend')}>
              Other end
            </Button>
            <Button look="plain" label={`End ${label}`} onPress={() => onAct('end')}>
              End
            </Button>
          </>
        )}
      </td>
    </tr>
  );
}
