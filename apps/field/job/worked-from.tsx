import { useRows } from '../../../client/react.tsx';
import { pointWords, Shapes, shapeWords, sizeWords, WhereaboutsView } from '../../../modules/operations/contract.ts';
import { Where } from './where.tsx';

const words: Readonly<Record<string, string>> = pointWords;

/** Where the job is worked from, and what is cordoned off: in force, as the control room set and drew it. */
export function WorkedFrom({ incidentId }: { incidentId: string }) {
  const places = useRows(WhereaboutsView, incidentId).list;
  const points = places.filter(({ kind, until }) => kind in words && until === null);
  const shapes = useRows(Shapes, incidentId).list.filter(({ until }) => until === null);
  if (points.length + shapes.length === 0) return null;
  return (
    <section aria-labelledby="worked-from">
      <h3 id="worked-from">Points and cordons</h3>
      {points.map(({ id, kind, label, lon, lat, note }) => {
        const said = `${words[kind]}: ${label}${note === '' ? '' : ` (${note})`}`;
        return <Where key={id} place={{ label: said, lon, lat }} />;
      })}
      {shapes.map((shape) => (
        <p key={shape.id}>
          <strong>{shapeWords[shape.kind]}</strong> {sizeWords(shape)}, middle {shape.reference}
          {shape.note !== '' && ` · ${shape.note}`}
        </p>
      ))}
    </section>
  );
}
