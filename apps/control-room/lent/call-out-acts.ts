import type { RowOf } from '../../../kernel/pure.ts';
import { AnswerCallOut, CallOut, type CallOuts } from '../../../modules/operations/contract.ts';
import type { ActForm, FormField, Making, Values } from '../incident/act-forms.ts';

export type CallOutRow = RowOf<typeof CallOuts>;

interface CallOutMaking extends Pick<Making, 'incident' | 'pack' | 'newId'> {
  readonly rows: readonly CallOutRow[];
}

const answers = ['accepted', 'arrived', 'declined', 'stood-down'] as const;
type Answer = (typeof answers)[number];

const answerWords: Readonly<Record<Answer, string>> = {
  accepted: 'accepts, and when it is there',
  arrived: 'has arrived',
  declined: 'declines',
  'stood-down': 'is stood down',
};

/** One form for a partner that is called out and for what it answers: what is to be done is its first choice. */
export function callOutForm({ incident, pack, newId, rows }: CallOutMaking): ActForm | string {
  const running = rows.filter(({ state }) => state === 'asked' || state === 'accepted');
  const partners = pack?.partnerResources ?? [];
  const choices = [
    ...running.flatMap(({ callOutId, resource }) =>
      answers.map((answer) => ({ value: `${answer} ${callOutId}`, words: `${resource.name}: ${answerWords[answer]}` })),
    ),
    ...partners.map(({ id, name, how, hours }) => ({
      value: `call ${id}`,
      words: `Call out: ${name}`,
      meaning: [how, hours].filter(Boolean).join(' · '),
    })),
  ];
  const [first] = choices;
  if (first === undefined) return 'The force pack names no partner that could be called out.';
  const vehicles = new Set(partners.filter(({ vehicle }) => vehicle).map(({ id }) => `call ${id}`));
  const doing = (values: Values): string => values.do ?? first.value;
  const accepts = (values: Values): boolean => doing(values).startsWith('accepted ');
  const fields: readonly FormField[] = [
    { name: 'do', label: 'Partner', as: 'select', initial: first.value, options: choices },
    { name: 'vehicle', label: 'Vehicle', as: 'text', initial: '', when: (values) => vehicles.has(doing(values)) },
    { name: 'eta', label: 'Minutes until it is there', as: 'number', initial: '', when: accepts },
    { name: 'reference', label: 'Their reference', as: 'text', initial: '', when: accepts },
  ];
  return {
    fields,
    reason: (values) => (doing(values).startsWith('call ') ? 'What for' : 'A word more, if it helps'),
    submit: (values) => (doing(values).startsWith('call ') ? 'Call out' : 'Record it'),
    send: (send, values, words) => {
      const [step = '', id = ''] = doing(values).split(' ');
      const { vehicle = '', eta = '', reference = '' } = values;
      const answer = answers.find((one) => one === step);
      if (answer === undefined) {
        const wish = { incidentId: incident.id, callOutId: newId(), resource: id, reason: words, vehicle };
        return send(CallOut, wish, { confirm: 'Call it out anyway' });
      }
      const etaMinutes = answer === 'accepted' && eta.trim() !== '' ? Number(eta) : null;
      return send(AnswerCallOut, { incidentId: incident.id, callOutId: id, answer, etaMinutes, reference, words });
    },
    focus: 'fields',
  };
}
