import type { RowOf } from '../../../kernel/pure.ts';
import {
  CloseTactical,
  GiveAuthority,
  OpenTactical,
  RecordOption,
  RefuseAuthority,
  ReviewTactical,
  SeekAuthority,
  type Tactics,
  TakeCommand,
} from '../../../modules/operations/contract.ts';
import type { ActForm, FormField, Making, Values } from '../incident/act-forms.ts';

export type TacticRow = RowOf<typeof Tactics>;

export interface TacticalMaking extends Pick<Making, 'incident' | 'pack' | 'now' | 'newId'> {
  readonly rows: readonly TacticRow[];
  readonly mayAuthorise: boolean;
  /** Who is at the desk: mostly it is they who give it. */
  readonly me: string;
}

const steps = ['give', 'refuse', 'command', 'option', 'review', 'seek', 'close'] as const;
type Step = (typeof steps)[number];

const stepWords: Readonly<Record<Step, string>> = {
  give: 'give authority',
  refuse: 'refuse authority',
  command: 'who commands',
  option: 'an option is used',
  review: 'look at it again',
  seek: 'seek authority again',
  close: 'it has ended',
};
const reasons: Readonly<Record<Step | 'open', string | null>> = {
  open: 'What for, and what speaks for it',
  give: 'Conditions, if there are any',
  refuse: 'Why not',
  command: null,
  option: 'Where and how, if it needs saying',
  review: 'Why it goes on',
  seek: 'What has changed',
  close: 'What came of it',
};

const NO_LIMIT = 'none';
const minutesOf = ['15', '30', '60', '120'] as const;
const yes = 'yes';

/** One form for all steps of a pursuit or a firearms job: what is to be done is its first choice. */
export function tacticalForm(making: TacticalMaking): ActForm | string {
  const { rows, pack } = making;
  const running = rows.filter(({ closed }) => closed === null);
  const acts = [...running.flatMap((row) => actsOf(row, making)), ...opening(pack)];
  const [first] = acts;
  if (first === undefined) return 'The force pack has no job of this kind.';
  const doing = { name: 'do', label: 'Pursuit, firearms', as: 'select', initial: first.value, options: acts } as const;
  return {
    fields: [doing, ...openingFields(pack), ...running.flatMap((row) => fieldsOf(row, making))],
    reason: (values) => reasons[chosen(values, first.value).step],
    submit: (values) => acts.find(({ value }) => value === (values.do ?? first.value))?.words ?? 'Record',
    send: (send, values, words) => sendStep(send, { values, words, first: first.value }, making),
    focus: 'fields',
  };
}

interface Choice {
  readonly value: string;
  readonly words: string;
}

/** What comes next stands first: authority, while it is sought. */
function actsOf(row: TacticRow, { mayAuthorise }: TacticalMaking): readonly Choice[] {
  const { tacticalId, kind, authority } = row;
  const sought = authority.situation === 'sought';
  const fits = (step: Step): boolean => {
    if (step === 'give' || step === 'refuse') return mayAuthorise;
    return step !== 'seek' || !sought;
  };
  const ordered = mayAuthorise && sought ? steps : steps.filter((step) => step !== 'give' && step !== 'refuse');
  const after = ordered.length === steps.length ? [] : (['give', 'refuse'] as const);
  return [...ordered, ...after]
    .filter(fits)
    .map((step) => ({ value: `${step} ${tacticalId}`, words: `${kind.name}: ${stepWords[step]}` }));
}

function opening(pack: TacticalMaking['pack']): readonly Choice[] {
  return (pack?.tactical ?? []).map(({ id, name }) => ({ value: `open ${id}`, words: `Open: ${name}` }));
}

function openingFields(pack: TacticalMaking['pack']): readonly FormField[] {
  const armed = new Set((pack?.tactical ?? []).filter((kind) => kind.armed).map(({ id }) => `open ${id}`));
  const options = [
    { value: 'no', words: 'spontaneous' },
    { value: yes, words: 'planned', meaning: 'the log must have the exact address first' },
  ];
  const when = (values: Values): boolean => armed.has(values.do ?? '');
  return [{ name: 'planned', label: 'How it came', as: 'buttons', initial: 'no', options, when }];
}

function fieldsOf(row: TacticRow, { me }: TacticalMaking): readonly FormField[] {
  const { tacticalId } = row;
  const at = (...wanted: readonly Step[]): NonNullable<FormField['when']> => {
    const values = wanted.map((step) => `${step} ${tacticalId}`);
    return ({ do: doing = '' }) => values.includes(doing);
  };
  const listed = (all: TacticRow['roles']) => all.map(({ id, name }) => ({ value: id, words: name }));
  const options = listed(row.options);
  const roles = listed(row.roles);
  const times = [
    { value: NO_LIMIT, words: 'until it has ended' },
    ...minutesOf.map((minutes) => ({ value: minutes, words: `for ${minutes} minutes` })),
  ];
  const any = { value: '', words: 'every option' };
  const named = (name: string) => `${name} ${tacticalId}`;
  return [
    { name: named('by'), label: 'By whom, with rank', as: 'text', initial: me, when: at('give', 'refuse') },
    { name: named('for'), label: 'For', as: 'select', initial: '', options: [any, ...options], when: at('give') },
    { name: named('until'), label: 'How long', as: 'select', initial: NO_LIMIT, options: times, when: at('give') },
    {
      name: named('role'),
      label: 'Role',
      as: 'select',
      initial: roles[0]?.value ?? '',
      options: roles,
      when: at('command'),
    },
    { name: named('person'), label: 'Who', as: 'text', initial: '', when: at('command') },
    {
      name: named('option'),
      label: 'Option',
      as: 'select',
      initial: options[0]?.value ?? '',
      options,
      when: at('option'),
    },
  ];
}

function chosen({ do: doing }: Values, first: string): { readonly step: Step | 'open'; readonly id: string } {
  const [word = '', id = ''] = (doing ?? first).split(' ');
  return { step: steps.find((one) => one === word) ?? 'open', id };
}

interface Filled {
  readonly values: Values;
  readonly words: string;
  readonly first: string;
}

function sendStep(send: Parameters<ActForm['send']>[0], { values, words, first }: Filled, making: TacticalMaking) {
  const { step, id } = chosen(values, first);
  const incidentId = making.incident.id;
  if (step === 'open') {
    const job = { incidentId, tacticalId: making.newId(), kind: id };
    const planned = values.planned === yes;
    return send(OpenTactical, { ...job, planned, reason: words }, { confirm: 'Open it, the address is owed' });
  }
  const job = { incidentId, tacticalId: id };
  const of = (name: string): string => values[`${name} ${id}`] ?? '';
  switch (step) {
    case 'give': {
      const options = of('for') === '' ? [] : [of('for')];
      const until = of('until') === NO_LIMIT ? null : Math.round(making.now() + Number(of('until')) * 60_000);
      const given = { ...job, by: of('by'), options, until, conditions: words };
      return send(GiveAuthority, given, { confirm: 'Give it, the address is owed' });
    }
    case 'refuse':
      return send(RefuseAuthority, { ...job, by: of('by'), reason: words });
    case 'command':
      return send(TakeCommand, { ...job, role: of('role'), person: of('person') });
    case 'option':
      return send(RecordOption, { ...job, option: of('option'), note: words }, { confirm: 'Record it all the same' });
    case 'review':
      return send(ReviewTactical, { ...job, rationale: words });
    case 'seek':
      return send(SeekAuthority, { ...job, reason: words });
    default:
      return send(CloseTactical, { ...job, outcome: words });
  }
}
