import { useOfPersistent } from '../../../client/react.tsx';
import { useAct } from '../keys/use-act.ts';
import { useDesk } from '../session/desk.tsx';
import { openMajor } from './open-major.ts';

/** From every other window its keys open the one of the major incident, on the incident in hand. */
export function useMajorKeys(on: boolean): void {
  const { work, can } = useDesk();
  const incidentId = useOfPersistent(work, (now) => now.incidentId);
  useAct('major', () => openMajor(incidentId), on && can('major.read'));
  useAct('methane', () => openMajor(incidentId, 'methane'), on && can('major.report'));
  useAct('decision', () => openMajor(incidentId, 'decision'), on && can('major.manage'));
  useAct('cards', () => openMajor(incidentId, 'cards'), on && can('major.manage'));
}
