import type { CodeMapping } from './code-mapping-terms.ts';
import type { Pack } from './pack.ts';
import type { PackFault } from './references.ts';

/** What a table is held against: our codes in use or our grades, and the list that the partner has declared. */
interface Held {
  readonly at: string;
  readonly rows: CodeMapping['rows'];
  readonly back: CodeMapping['back'];
  readonly keys: { readonly rows: string; readonly back: string };
  readonly what: string;
  readonly own: readonly Named[];
  /** What may stand in a line: also codes that only close. */
  readonly known: ReadonlySet<string>;
  readonly list: readonly Named[];
}

type Named = { readonly code: string; readonly name: string };

/** Every own code in use goes to one of theirs or to a stated none, every code of theirs comes back to one of ours, and both agree. */
export function listCodeMappingFaults(pack: Pack): PackFault[] {
  const { codeMappings } = pack.control;
  return [
    ...codeMappings.flatMap((table, i) => [...partnerFaults(pack, table, i), ...tableFaults(pack, table, i)]),
    ...servedTwice(codeMappings),
  ];
}

/** Of one table alone; `i` is its place in the pack. */
function tableFaults(pack: Pack, table: CodeMapping, i: number): PackFault[] {
  const at = `control.codeMappings[${i}]`;
  const codes: Held = {
    ...{ at, rows: table.rows, back: table.back, keys: { rows: 'rows', back: 'back' }, what: 'code' },
    own: pack.codes.filter(({ use }) => use !== 'closing'),
    known: new Set(pack.codes.map(({ code }) => code)),
    list: table.list.codes,
  };
  const { grades, gradesBack } = table;
  // They grade for themselves where nothing is said of grades.
  const graded = grades.length + gradesBack.length + table.list.grades.length > 0;
  const ranks: Held = {
    ...{ at, rows: grades, back: gradesBack, keys: { rows: 'grades', back: 'gradesBack' }, what: 'grade' },
    own: pack.grades.map(({ id, name }) => ({ code: id, name })),
    known: new Set(pack.grades.map(({ id }) => id)),
    list: table.list.grades,
  };
  return [
    ...repeats(`${at}.list.codes`, 'code', codes.list),
    ...repeats(`${at}.list.grades`, 'code', ranks.list),
    ...waysOf(codes),
    ...(graded ? waysOf(ranks) : []),
  ];
}

function waysOf(held: Held): PackFault[] {
  return [...strangers(held), ...missingOwn(held), ...forth(held), ...backFaults(held), ...roundTrips(held)];
}

function strangers({ at, rows, keys, known, what, own }: Held): PackFault[] {
  const example = own[0]?.code ?? '202';
  return rows.flatMap((row, n): PackFault[] =>
    known.has(row.own)
      ? []
      : [
          {
            path: `${at}.${keys.rows}[${n}].own`,
            reason: `there is no ${what} ${JSON.stringify(row.own)} in this pack`,
            example,
          },
        ],
  );
}

function missingOwn({ at, rows, keys, own, what }: Held): PackFault[] {
  const said = new Set(rows.map((row) => row.own));
  const doubles = repeats(`${at}.${keys.rows}`, 'own', rows);
  const missing = own
    .filter(({ code }) => !said.has(code))
    .map(({ code, name }) => ({
      path: `${at}.${keys.rows}`,
      reason: `our ${what} ${code} ${name} has no line: say theirs, or what is done without one`,
      example: { own: code, none: 'voice' },
    }));
  return [...doubles, ...missing];
}

function forth({ at, rows, keys, list }: Held): PackFault[] {
  const known = new Set(list.map(({ code }) => code));
  return rows.flatMap(({ theirs }, n): PackFault[] =>
    theirs === undefined || known.has(theirs) ? [] : [unlisted(`${at}.${keys.rows}[${n}].theirs`, theirs, list)],
  );
}

function backFaults({ at, back, keys, list, known, what, own }: Held): PackFault[] {
  const listed = new Set(list.map(({ code }) => code));
  const said = new Set(back.map(({ theirs }) => theirs));
  const path = `${at}.${keys.back}`;
  const example = own[0]?.code ?? '202';
  const lines = back.flatMap(({ theirs, own: ours }, n): PackFault[] => [
    ...(listed.has(theirs) ? [] : [unlisted(`${path}[${n}].theirs`, theirs, list)]),
    ...(ours === undefined || known.has(ours)
      ? []
      : [{ path: `${path}[${n}].own`, reason: `there is no ${what} ${JSON.stringify(ours)} in this pack`, example }]),
  ]);
  const ambiguous = back.flatMap(({ theirs }, n): PackFault[] =>
    back.findIndex((one) => one.theirs === theirs) === n
      ? []
      : [{ path: `${path}[${n}].theirs`, reason: `ambiguous: ${theirs} comes back in two ways`, example: null }],
  );
  const missing = list
    .filter(({ code }) => !said.has(code))
    .map(({ code, name }) => ({
      path,
      reason: `their ${code} ${name} has no way back: say ours, or leave it to a supervisor`,
      example: { theirs: code },
    }));
  return [...lines, ...ambiguous, ...missing];
}

/** What goes out as theirs and is sent back must go out as the same again; what goes out has a way back. */
function roundTrips({ at, rows, back, keys, known }: Held): PackFault[] {
  const out = new Map(rows.map(({ own, theirs }) => [own, theirs]));
  const used = new Set(rows.map(({ theirs }) => theirs));
  return back.flatMap(({ theirs, own }, n): PackFault[] => {
    const path = `${at}.${keys.back}[${n}].own`;
    if (own === undefined) {
      if (!used.has(theirs)) return [];
      const example = rows.find((row) => row.theirs === theirs)?.own ?? null;
      return [{ path, reason: `we send ${theirs}, and do not know it when it comes back`, example }];
    }
    const again = out.get(own);
    if (!known.has(own) || again === theirs || !used.has(theirs)) return [];
    const example = rows.find((row) => row.theirs === theirs)?.own ?? null;
    return [
      { path, reason: `${theirs} comes back as ${own}, which goes out as ${again ?? 'none of theirs'}`, example },
    ];
  });
}

function unlisted(path: string, theirs: string, list: readonly Named[]): PackFault {
  return {
    path,
    reason: `${JSON.stringify(theirs)} is not in the list that they declare`,
    example: list[0]?.code ?? null,
  };
}

function repeats<Row extends object>(list: string, field: keyof Row & string, rows: readonly Row[]): PackFault[] {
  return rows.flatMap((row, n): PackFault[] => {
    const first = rows.findIndex((one) => one[field] === row[field]);
    const reason = `${JSON.stringify(row[field])} stands already at ${list}[${first}]`;
    return first === n ? [] : [{ path: `${list}[${n}].${field}`, reason, example: null }];
  });
}

function partnerFaults({ control }: Pack, { partners, forces }: CodeMapping, i: number): PackFault[] {
  const at = `control.codeMappings[${i}]`;
  const known = [...control.majors.partners, ...control.partnerResources].map(({ id }) => id);
  const nobody = { path: `${at}.partners`, reason: 'it is for nobody: name a partner or a force', example: known };
  const strange = partners.flatMap((id, n): PackFault[] =>
    known.includes(id)
      ? []
      : [
          {
            path: `${at}.partners[${n}]`,
            reason: `there is no partner ${JSON.stringify(id)} in this pack`,
            example: known[0] ?? null,
          },
        ],
  );
  return partners.length + forces.length === 0 ? [nobody] : strange;
}

/** Two tables for one partner would leave it open which counts. */
function servedTwice(tables: readonly CodeMapping[]): PackFault[] {
  const served = tables.flatMap(({ id, partners, forces }, i) => [
    ...partners.map((one, n) => ({ one, id, path: `control.codeMappings[${i}].partners[${n}]` })),
    ...forces.map((one, n) => ({ one, id, path: `control.codeMappings[${i}].forces[${n}]` })),
  ]);
  return served.flatMap(({ one, path }, n): PackFault[] => {
    const first = served.findIndex((other) => other.one === one);
    const reason = `${one} has its codes in the table ${JSON.stringify(served[first]?.id)} already`;
    return first === n ? [] : [{ path, reason, example: null }];
  });
}
