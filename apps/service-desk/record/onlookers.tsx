import { useOnlookers } from '../../../client/use-onlookers.ts';
import { Icon } from '../../../ui/icon/icon.tsx';

/** Who else has this record open and what they write: said before two write the same. */
export function Onlookers({ id, writing }: { id: string; writing: string | null }) {
  const others = useOnlookers({ kind: 'it-incident', id }, writing);
  return (
    <p className="onlookers row" role="status">
      {others.length > 0 && (
        <>
          <Icon name="person" />
          <span>
            Also open at{' '}
            {others.map(({ name, writing: what }) => (what === null ? name : `${name} (writing: ${what})`)).join('; ')}
          </span>
        </>
      )}
    </p>
  );
}
