import { Empty } from '../../../ui/empty/empty.tsx';
import { useDesk } from '../session/desk.tsx';

/** The force pack in force, as the control room has it now. */
export function PackPane() {
  const { pack } = useDesk();
  if (pack === null)
    return <Empty title="No force pack is in force">It appears here once it is loaded by command.</Empty>;
  return (
    <>
      <table className="office-table">
        <caption>
          Force pack {pack.force.name} {pack.version}: grades
        </caption>
        <tbody>
          {pack.grades.map((grade) => (
            <tr key={grade.id}>
              <th scope="row">
                {grade.id} {grade.name}
              </th>
              <td>{grade.promise}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <table className="office-table">
        <caption>Codes</caption>
        <tbody>
          {pack.codes.map((code) => (
            <tr key={code.code}>
              <th scope="row" className="tabular">
                {code.code}
              </th>
              <td>{code.name}</td>
              <td>{code.family}</td>
              <td>{code.use}</td>
              <td>{code.grade}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
