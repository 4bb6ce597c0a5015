import { SetPlanLevel } from '../../../modules/operations/contract.ts';
import { ConfirmBar } from '../../../ui/confirm-bar/confirm-bar.tsx';
import type { ActForm } from '../incident/act-forms.ts';
import type { FormProps } from '../incident/incident-form.tsx';
import { ReasonForm } from '../incident/reason-form.tsx';
import { type PlanRow, useResponsePlan } from './use-response-plan.ts';

/** Raises the response plan of an incident to another level. It says who is wanted: nobody is sent by it. */
export function PlanForm({ incident, takesFocus, onClose }: FormProps) {
  const plan = useResponsePlan(incident.id);
  if (plan === null) return null;
  if (plan.levels.length < 2) {
    return <ConfirmBar text={`The plan “${plan.plan}” has one level only.`} onLeave={onClose} />;
  }
  const form = formOf(incident.id, plan);
  return <ReasonForm {...{ form, takesFocus }} draft={`plan.${incident.id}`} onClose={onClose} onDone={onClose} />;
}

function formOf(incidentId: string, { level, levels }: PlanRow): ActForm {
  const options = levels.map((one) => ({ value: String(one.level), words: `${one.level} ${one.name}: ${one.asks}` }));
  const next = levels.find((one) => one.level > level) ?? levels[0];
  return {
    fields: [
      {
        ...{ name: 'level', label: `Level of the plan, now ${level}`, as: 'select', options },
        initial: String(next?.level ?? level),
      },
    ],
    reason: 'Why is more wanted, or less?',
    submit: (values) => (Number(values.level) < level ? 'Lower the plan' : 'Raise the plan'),
    send: (send, values, reason) =>
      send(SetPlanLevel, { incidentId, seen: level, level: Number(values.level), reason }),
    focus: 'fields',
  };
}
