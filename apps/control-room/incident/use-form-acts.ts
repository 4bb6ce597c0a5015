import { useAct } from '../keys/use-act.ts';
import type { IncidentRow } from '../queue/order.ts';
import { isBeyond, useDesk } from '../session/desk.tsx';
import type { FormName } from './incident-form.tsx';

/** The acts that open and put away a form on the incident in hand, for whoever may do them. */
export function useFormActs(toggle: (name: FormName) => () => void, incident: IncidentRow | null): void {
  const desk = useDesk();
  const can = (permission: string): boolean => desk.can(permission, incident ?? undefined);
  useAct('grade', toggle('grade'), can('incident.grade'));
  useAct('refer', toggle('refer'), can('incident.update'));
  useAct('review', toggle('review'), can('incident.review'));
  useAct('place', toggle('place'), can('incident.update'));
  useAct('agency', toggle('agency'), can('incident.update'));
  useAct('result', toggle('result'), can('incident.update'));
  useAct('appointment', toggle('appointment'), can('incident.update'));
  useAct('code', toggle('code'), can('incident.update'));
  useAct('thrive', toggle('thrive'), can('incident.update'));
  useAct('restrict', toggle('restrict'), can('incident.restrict'));
  useAct('unresourced', toggle('unresourced'), can('incident.update'));
  useAct('marker', toggle('marker'), can('marker.write'));
  useAct('what', toggle('what'), can('incident.update'));
  useAct('qualifier', toggle('qualifier'), can('incident.update'));
  useAct('unqualify', toggle('unqualify'), can('incident.update'));
  useAct('defer', toggle('defer'), can('incident.update'));
  useAct('update', toggle('update'), can('incident.update'));
  useAct('crime', toggle('crime'), can('incident.update'));
  useAct('hold', toggle('hold'), can('record.hold'));
  useAct('tactical', toggle('tactical'), can('tactical.run'));
  useAct('plan', toggle('plan'), can('incident.update'));
  useAct('ask', toggle('ask'), can('resource.ask'));
  useAct('callOut', toggle('callOut'), can('partner.call-out'));
  useAct('swap', toggle('swap'), can('unit.assign'));
  useAct('handOverJob', toggle('handOverJob'), can('unit.assign'));
  useAct('glass', toggle('glass'), incident?.masked === true && !isBeyond(incident));
}
