import { differenceWords } from '../../../modules/service/contract.ts';

/** What the source says otherwise than it came to here: how many records, and why that comes about. */
export function DifferencesTable({ differences }: { differences: readonly (readonly [string, number])[] }) {
  const counts = new Map(differences);
  const lines = Object.entries(differenceWords).filter(([kind]) => (counts.get(kind) ?? 0) > 0);
  if (lines.length === 0) return null;
  return (
    <table className="history-differences">
      <caption className="label">What the source says otherwise</caption>
      <thead>
        <tr>
          <th scope="col">Records</th>
          <th scope="col">Difference</th>
          <th scope="col">Why</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(([kind, { name, why }]) => (
          <tr key={kind}>
            <td className="number">{counts.get(kind)}</td>
            <th scope="row">{name}</th>
            <td>{why}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
