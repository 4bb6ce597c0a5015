import { roleNames } from '../../../client/door/role-names.ts';
import { useRows } from '../../../client/react.tsx';
import { type Role, roles } from '../../../kernel/pure.ts';
import { ChangeTemplates, type ItemTerms } from '../../../modules/service/contract.ts';
import { Pick } from '../portal/profile-page.tsx';
import { type PartProps, TextBox } from './item-boxes.tsx';
import { ItemQuestions } from './item-questions.tsx';
import { ItemTasks } from './item-tasks.tsx';

/** A whole number as it is typed; what is none is refused by the server, by name. */
function NumberBox(props: {
  readonly label: string;
  readonly value: number;
  readonly fault?: string | undefined;
  readonly onNumber: (value: number) => void;
}) {
  const { label, value, fault, onNumber } = props;
  return <TextBox label={label} value={String(value)} fault={fault} onText={(text) => onNumber(Number(text) || 0)} />;
}

const bundles = [
  ['joiner', 'an account is created'],
  ['mover', 'somebody gets other roles'],
  ['leaver', 'an account is disabled'],
] as const;

export function ItemFields(props: PartProps) {
  const { terms, faults, onChange } = props;
  return (
    <>
      <TextBox label="Name" value={terms.name} fault={faults.name} onText={(name) => onChange({ name })} />
      <TextBox
        label="What one gets"
        value={terms.summary}
        fault={faults.summary}
        onText={(summary) => onChange({ summary })}
      />
      <div className="pair">
        <TextBox label="Group" value={terms.group} fault={faults.group} onText={(group) => onChange({ group })} />
        <NumberBox
          label="Price in pence"
          value={terms.pricePence}
          fault={faults.pricePence}
          onNumber={(pricePence) => onChange({ pricePence })}
        />
        <NumberBox
          label="Lead time in working hours"
          value={terms.leadHours}
          fault={faults.leadHours}
          onNumber={(leadHours) => onChange({ leadHours })}
        />
        <Pick
          label="Who says yes"
          options={[
            ['nobody', 'Nobody need'],
            ['line-manager', 'The line manager'],
            ['service-manager', 'The service manager'],
          ]}
          value={terms.approval.by}
          onPick={(by) => onChange({ approval: { ...terms.approval, by: by as ItemTerms['approval']['by'] } })}
        />
        <NumberBox
          label="Hours until their deputy is asked"
          value={terms.approval.hours}
          fault={faults['approval.hours']}
          onNumber={(hours) => onChange({ approval: { ...terms.approval, hours } })}
        />
        <Pick
          label="Asked for by itself when"
          options={bundles}
          value={terms.bundle ?? ''}
          onPick={(bundle) => onChange({ bundle: bundle === '' ? null : (bundle as ItemTerms['bundle']) })}
        />
      </div>
      <label className="row">
        <input
          type="checkbox"
          checked={terms.stocked}
          onChange={(event) => onChange({ stocked: event.target.checked })}
        />
        Kept on a shelf and counted
      </label>
      <ChangeOf terms={terms} onChange={onChange} />
      <Eligible eligible={terms.eligible} onChange={(eligible) => onChange({ eligible })} />
      <ItemQuestions {...props} />
      <ItemTasks {...props} />
    </>
  );
}

/** The template of the change that is made behind the scenes. */
function ChangeOf({ terms, onChange }: Omit<PartProps, 'faults'>) {
  const templates = useRows(ChangeTemplates).list.filter(({ approvedAt }) => approvedAt !== null);
  if (templates.length === 0 && terms.changeModelId === null) return null;
  return (
    <Pick
      label="Change that it makes behind the scenes"
      options={templates.map(({ id, name }) => [id, name] as const)}
      value={terms.changeModelId ?? ''}
      onPick={(id) => onChange({ changeModelId: id === '' ? null : id })}
    />
  );
}

function Eligible(props: { readonly eligible: readonly Role[]; readonly onChange: (eligible: Role[]) => void }) {
  const { eligible, onChange } = props;
  const people = roles.filter((role) => role !== 'gateway');
  return (
    <details>
      <summary>For {eligible.length === 0 ? 'everybody' : eligible.map((role) => roleNames[role]).join(', ')}</summary>
      <fieldset className="portal-choice">
        <legend>Who may ask for it; nobody chosen: everybody</legend>
        {people.map((role) => (
          <label key={role}>
            <input
              type="checkbox"
              checked={eligible.includes(role)}
              onChange={() =>
                onChange(people.filter((one) => (one === role ? !eligible.includes(one) : eligible.includes(one))))
              }
            />
            {roleNames[role]}
          </label>
        ))}
      </fieldset>
    </details>
  );
}
