import { z } from 'zod';
import { ColumnHeads } from '../../../ui/column-heads/column-heads.tsx';
import { StateMark } from '../../../ui/state-mark/state-mark.tsx';
import { useRead } from './use-read.ts';

const OwnEstate = z.object({
  components: z.array(
    z.object({
      name: z.string(),
      state: z.enum(['well', 'broken', 'absent', 'unknown']),
      detail: z.string(),
      without: z.string(),
    }),
  ),
  site: z
    .object({
      name: z.string(),
      term: z.number(),
      timeline: z.number().nullable(),
      behindBytes: z.number().nullable(),
      safe: z.boolean(),
      tookOver: z.object({ at: z.number(), by: z.string(), reason: z.string() }).nullable(),
    })
    .nullable(),
});
type Site = NonNullable<z.output<typeof OwnEstate>['site']>;

const tones = { well: 'ok', broken: 'alarm', absent: 'mute', unknown: 'wait' } as const;
const words = { well: 'well', broken: 'broken', absent: 'not set up', unknown: 'not seen from here' } as const;

/** How each part of the system itself stands, the broken ones first, and what goes on without it. */
export function OwnEstateTable() {
  const { value, fault } = useRead('/api/own-estate', OwnEstate);
  const rows = value?.components.toSorted((a, b) => Number(b.state === 'broken') - Number(a.state === 'broken')) ?? [];
  return (
    <section aria-label="Parts of the system">
      <p className="hint">
        Parts of the system. One that breaks comes before the supervisors as well, with what was done by itself.
      </p>
      {fault !== null && <p className="hint">{fault}</p>}
      {value?.site && <Sites site={value.site} />}
      {rows.length > 0 && (
        <table>
          <ColumnHeads titles={['Part', 'State', 'Seen', 'Without it']} />
          <tbody>
            {rows.map(({ name, state, detail, without }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>
                  <StateMark tone={tones[state]}>{words[state]}</StateMark>
                </td>
                <td>{detail}</td>
                <td>{without}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Sites({ site: { name, term, timeline, behindBytes, safe, tookOver } }: { site: Site }) {
  return (
    <p>
      This is {name}, the primary in term {term} (timeline {timeline ?? 'unknown'}).{' '}
      {behindBytes === null ? 'Nobody follows.' : `The stand-by is ${behindBytes} bytes behind.`}{' '}
      <StateMark tone={safe ? 'ok' : 'alarm'}>{safe ? 'safe at two sites' : 'not safe at a second site'}</StateMark>
      {tookOver !== null && ` It took over by ${tookOver.by}: ${tookOver.reason}.`}
    </p>
  );
}
