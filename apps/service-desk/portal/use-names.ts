import { useMemo } from 'react';
import type { plainWords } from '../../../modules/service/contract.ts';
import { useStaff } from '../session/staff.tsx';

/** The force's own words for what a record names by code. */
export function useNames(): Parameters<typeof plainWords>[1] {
  const { nameOf, words } = useStaff();
  return useMemo(
    () => ({
      team: (teamId: string) => nameOf('teams', teamId),
      waitsFor: (reason: string) => words?.pauseReasons.find(({ code }) => code === reason)?.waitsFor ?? 'date',
    }),
    [nameOf, words],
  );
}
