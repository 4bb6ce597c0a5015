import { useState } from 'react';
import { useNow, useRows } from '../../../client/react.tsx';
import type { RowOf } from '../../../kernel/pure.ts';
import { Shapes, shapeWords, sizeWords, WithdrawShape } from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { whenOf } from '../../../ui/clock-bar/minutes.ts';
import type { ActForm } from '../incident/act-forms.ts';
import { ReasonForm } from '../incident/reason-form.tsx';
import { useDesk } from '../session/desk.tsx';

type ShapeRow = RowOf<typeof Shapes>;

/** Cordons, areas and approaches of an incident: how large, where, since when and by whom; what is withdrawn stays in the list. */
export function ShapeList({ incidentId }: { readonly incidentId: string }) {
  const { can } = useDesk();
  const shapes = useRows(Shapes, incidentId).list;
  const [leaving, setLeaving] = useState<ShapeRow | null>(null);
  const now = useNow();
  const away = (): void => setLeaving(null);
  if (shapes.length === 0) return null;
  return (
    <>
      {leaving !== null && (
        <ReasonForm
          key={leaving.id}
          form={withdrawForm(leaving)}
          draft={`withdraw-shape.${leaving.id}`}
          takesFocus
          onClose={away}
          onDone={away}
        />
      )}
      <table className="where-list" aria-label="Drawn on the map">
        <tbody>
          {shapes.map((shape) => (
            <tr key={shape.id} data-over={shape.until !== null}>
              <th scope="row">{shapeWords[shape.kind]}</th>
              <td>
                {sizeWords(shape)}, middle {shape.reference}
                {shape.note !== '' && <span className="quiet"> · {shape.note}</span>}
              </td>
              <td className="hint">
                {whenOf(shape.at, now)} {shape.by}
                {shape.until !== null && ` · until ${whenOf(shape.until, now)}`}
              </td>
              <td>
                {shape.until === null && can('incident.update') && (
                  <Button
                    look="plain"
                    label={`Withdraw ${shapeWords[shape.kind]} ${shape.reference}`}
                    onPress={() => setLeaving(shape)}
                  >
                    Withdraw
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function withdrawForm({ id, incidentId, kind }: ShapeRow): ActForm {
  const shapeId = id.slice(id.indexOf('#') + 1);
  return {
    fields: [],
    reason: `Why is the ${shapeWords[kind].toLowerCase()} withdrawn?`,
    submit: () => 'Withdraw',
    send: (send, _, reason) => send(WithdrawShape, { incidentId, shapeId, reason }),
    focus: 'reason',
  };
}
