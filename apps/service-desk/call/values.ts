/** What is typed while somebody is on the line. */
export const blank = {
  who: '',
  callerId: null as string | null,
  caller: '',
  callBack: '',
  summary: '',
  said: '',
  symptoms: '',
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
