import { useState } from 'react';
import { Link } from 'wouter';
import { csvOf, saveCsv } from '../../../client/csv.ts';
import { savePdf } from '../../../client/pdf.ts';
import { useClient } from '../../../client/react.tsx';
import { useView } from '../../../client/use-view.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { DeskFigures } from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { ColumnHeads } from '../../../ui/column-heads/column-heads.tsx';
import { Empty } from '../../../ui/empty/empty.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { useStaff } from '../session/staff.tsx';
import { AsAt } from './as-at.tsx';
import { endOfMonth, type Group, groupOf, groups, heads, valuesOf } from './figure-words.ts';
import './figures.css';
import { Heading } from '../words/heading.tsx';
import { usePageName } from '../words/use-vocabulary.ts';
import { useGroupNames } from './use-group-names.ts';

type Figure = RowOf<typeof DeskFigures>;
const DAY_MS = 86_400_000;
const periods = [1, 7, 30, 90, 365] as const;
/** How the desk does; each number opens its records. Nothing is left out: what nobody filled in stands as “not said”. */
export function FiguresPage() {
  const { now } = useClient();
  const [asked, setAsked] = useState(() => ({ days: 30, group: 'team' as Group, to: now(), month: '' }));
  const from = asked.to - asked.days * DAY_MS;
  const { rows, state, fault } = useView(DeskFigures, `&from=${from}&to=${asked.to}${asAt(asked)}`);
  const endOf = (month: string) => (month === '' ? now() : endOfMonth(month));
  const { can } = useStaff();
  const nameOf = useGroupNames();
  const title = usePageName('/figures', 'How the desk does');
  const shown = rows.filter(({ group }) => group === 'all' || group === asked.group);
  const cells = shown.map((row) => [nameOf(row), ...valuesOf(row, asked.to)]);
  return (
    <main className="service-page wide figures-page">
      <div className="row wrap">
        <Heading of="/figures">How the desk does</Heading>
        {can('service-history.import') && <Link href="/history/import">Take in history</Link>}
        <Field label="Days">
          {(id) => (
            <select
              id={id}
              className="input"
              value={asked.days}
              onChange={(event) => setAsked({ ...asked, days: Number(event.target.value), to: endOf(asked.month) })}
            >
              {periods.map((days) => (
                <option key={days}>{days}</option>
              ))}
            </select>
          )}
        </Field>
        <Field label="By">
          {(id) => (
            <select
              id={id}
              className="input"
              value={asked.group}
              onChange={(event) => {
                const group = groupOf(event.target.value);
                setAsked({ ...asked, group });
              }}
            >
              {Object.entries(groups).map(([group, words]) => (
                <option key={group} value={group}>
                  {words}
                </option>
              ))}
            </select>
          )}
        </Field>
        <AsAt month={asked.month} onMonth={(month) => setAsked({ ...asked, month, to: endOf(month) })} />
        <span className="push row no-print">
          <Button onPress={() => saveCsv('desk.csv', csvOf([groups[asked.group], ...heads], cells))}>
            Save as CSV
          </Button>
          <Button onPress={() => savePdf('desk.pdf', { title, columns: [groups[asked.group], ...heads], rows: cells })}>
            Save as PDF
          </Button>
          <Button onPress={() => print()}>Print</Button>
          <Link href="/reports/ask">Ad hoc reports</Link>
          <Link href="/reports">Reports made by themselves</Link>
        </span>
      </div>
      {fault !== null && <p role="alert">{fault}</p>}
      {rows.length === 0 ? (
        <Empty title={notRead(state, 'the figures') ?? 'Nothing was reported in this time'} />
      ) : (
        <table>
          <ColumnHeads titles={[groups[asked.group], ...heads.map((head) => `#${head}`)]} />
          <tbody>
            {shown.map((row) => (
              <Line key={row.id} row={row} name={nameOf(row)} span={{ from, to: asked.to }} past={asked.month !== ''} />
            ))}
          </tbody>
        </table>
      )}
    </main>
  );
}

function asAt({ month, to }: { readonly month: string; readonly to: number }): string {
  return month === '' ? '' : `&asAt=${to}`;
}

/** What a number's records are asked for by: those reported within the time, or those that are open whenever reported. */
const behind = [
  ...['', '&resolved=true', '&firstContact=true', '&reopened=true', '&missed=true', '&resolved=true'],
  ...[null, null],
] as const;

function recordsOf({ group, of }: Figure, index: number, span: { readonly from: number; readonly to: number }): string {
  const own =
    group === 'all' ? '' : `&${group === 'category' ? 'kind' : group}=${encodeURIComponent(of === '' ? 'none' : of)}`;
  const part = behind[index] ?? null;
  return part === null ? `/records?situation=live${own}` : `/records?from=${span.from}&to=${span.to}${own}${part}`;
}

interface LineProps {
  readonly row: Figure;
  readonly name: string;
  readonly span: { readonly from: number; readonly to: number };
  /** Records stand otherwise now than they were counted: the numbers lead to none. */
  readonly past: boolean;
}

function Line({ row, name, span, past }: LineProps) {
  return (
    <tr>
      <th scope="row">{name}</th>
      {valuesOf(row, span.to).map((value, index) => (
        <td key={heads[index]} className="figure">
          {value === null || value === 0 || past ? (
            (value ?? '–')
          ) : (
            <Link href={recordsOf(row, index, span)}>{value}</Link>
          )}
        </td>
      ))}
    </tr>
  );
}
