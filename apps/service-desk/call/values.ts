/** What is typed while somebody is on the line. */
export const blank = {
  who: '',
  callerId: null as string | null,
  caller: '',
  callBack: '',
  summary: '',
  said: '',
  symptoms: '',
  /** Question of the script → what was said. */
  answers: {} as Readonly<Record<string, string>>,
  /** The IT incident whose child this is, the problem that it belongs to. */
  parentId: null as string | null,
  problemId: null as string | null,
  categoryId: '',
  serviceId: '',
  itemIds: [] as readonly string[],
  impact: 3,
  urgency: 2,
};

export type Values = typeof blank;
export interface Part {
  readonly values: Values;
  readonly set: (part: Partial<Values>) => void;
}

/** What the desk found, and the script with its answers below; a question that was not answered is left out. */
export function symptomsOf({ symptoms, answers }: Pick<Values, 'symptoms' | 'answers'>): string {
  const said = Object.entries(answers).filter(([, answer]) => answer.trim() !== '');
  return [symptoms.trim(), ...said.map(([question, answer]) => `${question} ${answer.trim()}`)]
    .filter(Boolean)
    .join('\n');
}
