import { comparedOf } from './merge-fields.ts';
import type { KnownEntry } from './read-known.ts';

/** Two entries field by field; what differs is said in a word, not by colour alone. */
export function SideBySide({ one, into }: { readonly one: KnownEntry; readonly into: KnownEntry }) {
  if (one.said === null || into.said === null) return <p className="hint">One of the two has been erased by law.</p>;
  const lines = [
    ...comparedOf(one.said, into.said),
    { name: 'markers', label: 'Markers', one: markersOf(one), into: markersOf(into) },
  ];
  return (
    <table className="side-by-side">
      <caption className="unseen">Both side by side</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="unseen">What</span>
          </th>
          <th scope="col">This one</th>
          <th scope="col">The other</th>
          <th scope="col">
            <span className="unseen">Alike</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {lines
          .filter((line) => line.one !== '' || line.into !== '')
          .map((line) => (
            <tr key={line.name} data-differs={line.one !== line.into}>
              <th scope="row">{line.label}</th>
              <td>{line.one || '–'}</td>
              <td>{line.into || '–'}</td>
              <td className="hint">{line.one === line.into ? 'same' : 'differs'}</td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}

function markersOf({ markers }: KnownEntry): string {
  return markers.map(({ kind, text }) => [kind.replaceAll('-', ' '), text].filter(Boolean).join(': ')).join('; ');
}
