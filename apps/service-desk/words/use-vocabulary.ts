import { usePersistent } from '../../../client/react.tsx';
import { useStaff } from '../session/staff.tsx';
import { pageName, type Vocabulary } from './vocabulary.ts';

/** Whose words this person reads: those they chose, or those of the force. */
export function useVocabulary(): Vocabulary {
  const { settings, words } = useStaff();
  return usePersistent(settings).vocabulary ?? words?.vocabulary ?? 'own';
}

/** What a page is called for this person, for headings and the reports that are made of it. */
export function usePageName(path: string, own: string): string {
  return pageName({ path, own }, useVocabulary());
}
