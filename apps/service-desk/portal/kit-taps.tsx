import { useRows } from '../../../client/react.tsx';
import { MyKit } from '../../../modules/estate/contract.ts';
import { useStaff } from '../session/staff.tsx';
import { Choice } from './choice.tsx';

interface Chosen {
  readonly itemId: string | null;
  /** What it is called; empty: something else. */
  readonly kit: string;
}

/** What the person here has been given: a tap says which of it is broken. */
export function KitTaps({ chosen, onChoose }: { chosen: string | null; onChoose: (part: Chosen) => void }) {
  const { list } = useRows(MyKit, useStaff().session.subject.id);
  const held = list.filter(({ lostAt }) => lostAt === null);
  if (held.length === 0) return null;
  return (
    <Choice
      legend="Your kit"
      options={[
        ...held.map(({ itemId, name, label }) => [itemId, name === null ? label : `${name} ${label}`] as const),
        ['', 'Something else'] as const,
      ]}
      chosen={chosen ?? ''}
      onChoose={(itemId) =>
        onChoose({ itemId: itemId === '' ? null : itemId, kit: held.find((one) => one.itemId === itemId)?.label ?? '' })
      }
    />
  );
}
