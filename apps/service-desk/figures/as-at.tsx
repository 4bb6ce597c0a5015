import { useState } from 'react';
import { useClient } from '../../../client/react.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { lastMonths } from '../levels/report-words.ts';

/** What has become of a record since changes nothing of what is counted as at the end of a month. */
export function AsAt({ month, onMonth }: { month: string; onMonth: (month: string) => void }) {
  const { now } = useClient();
  // The month that runs has not ended.
  const [months] = useState(() => lastMonths(now()).slice(1));
  return (
    <Field label="As at">
      {(id) => (
        <select id={id} className="input" value={month} onChange={(event) => onMonth(event.target.value)}>
          <option value="">Now</option>
          {months.map((one) => (
            <option key={one} value={one}>
              End of {one}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
