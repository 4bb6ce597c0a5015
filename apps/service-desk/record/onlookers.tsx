import { Icon } from '../../../ui/icon/icon.tsx';
import { useOnlookers } from './use-onlookers.ts';

/** Who else has this record open and what they write: said before two write the same. */
export function Onlookers({ id, writing }: { id: string; writing: string | null }) {
  const others = useOnlookers(id, writing);
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
