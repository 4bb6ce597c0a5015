/** What a status means, as the force pack maps it. */
export type StatusMeaning =
  | 'emergency'
  | 'available'
  | 'refreshments'
  | 'en-route'
  | 'at-scene'
  | 'committed-deployable'
  | 'committed'
  | 'escort'
  | 'court'
  | 'off-duty'
  | 'message'
  | 'call-back'
  | 'urgent-call-back'
  | 'received'
  | 'repeat';

/** Each meaning in the words of a reason. */
export const meaningWords: Readonly<Record<StatusMeaning, string>> = {
  emergency: 'emergency',
  available: 'available',
  refreshments: 'on refreshments',
  'en-route': 'en route',
  'at-scene': 'at scene',
  'committed-deployable': 'committed, deployable',
  committed: 'committed',
  escort: 'escorting a prisoner',
  court: 'at court',
  'off-duty': 'off duty',
  message: 'available',
  'call-back': 'available',
  'urgent-call-back': 'available',
  received: 'available',
  repeat: 'available',
};

/** Minutes as an operator reads them: `40 s` below a minute, else whole minutes. */
export function minutes(seconds: number): string {
  return seconds < 60 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`;
}
