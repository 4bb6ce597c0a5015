import { useAct } from '../keys/use-act.ts';
import { useDesk } from '../session/desk.tsx';
import { useFault } from './use-fault.tsx';

/** One key from any control position: the position itself is what is at fault. */
export function FaultKey() {
  const { session } = useDesk();
  const { report, said } = useFault();
  useAct('fault', () => report({ kind: 'seat' }), session.subject.seat !== null);
  return said;
}
