import { useOnlookers } from '../../../client/use-onlookers.ts';
import { Icon } from '../../../ui/icon/icon.tsx';

const writes: Readonly<Record<string, string>> = {
  grade: 'the grade',
  code: 'the code',
  what: 'what it is about',
  place: 'the place',
  result: 'the result',
};

/** Who else has this incident open, and what they are writing: said before two write the same. */
export function Onlookers({ incidentId, writing }: { incidentId: string; writing: string | null }) {
  const others = useOnlookers({ kind: 'incident', id: incidentId }, writing);
  return (
    <p className="onlookers row" role="status">
      {others.length > 0 && (
        <>
          <Icon name="person" />
          <span className="clip">
            Also open at{' '}
            {others
              .map((one) => `${one.name}${one.seatName === null ? '' : `, ${one.seatName}`}${doing(one.writing)}`)
              .join('; ')}
          </span>
        </>
      )}
    </p>
  );
}

function doing(writing: string | null): string {
  if (writing === null) return '';
  const what = writes[writing];
  return what === undefined ? ' (writing)' : ` (writing ${what})`;
}
