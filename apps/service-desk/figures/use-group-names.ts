import { useStaff } from '../session/staff.tsx';
import type { Group } from './figure-words.ts';

/** What a line of the figures is called; what nobody filled in is said to be so. */
export function useGroupNames(): (line: { readonly group: Group; readonly of: string }) => string {
  const { nameOf, words } = useStaff();
  return ({ group, of }) => {
    if (group === 'all') return 'All';
    if (of === '') return group === 'cause' ? 'Nobody has said why' : 'Not said';
    if (group === 'priority') return `P${of}`;
    if (group === 'team') return nameOf('teams', of);
    if (group === 'category') return nameOf('categories', of);
    if (group === 'service') return nameOf('services', of);
    if (group === 'cause') return words?.breachReasons.find(({ code }) => code === of)?.name ?? of;
    if (group === 'source') return of;
    return words?.sites.find(({ id }) => id === of)?.name ?? of;
  };
}
