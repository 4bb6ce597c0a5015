import type { ItemTerms } from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Pick } from '../portal/profile-page.tsx';
import { useStaff } from '../session/staff.tsx';
import { type PartProps, TextBox } from './item-boxes.tsx';
import { without, withPart } from './parts.ts';

type Task = ItemTerms['tasks'][number];

/** The work of each team, in its order; a task can wait for one above it. */
export function ItemTasks({ terms: { tasks }, faults, onChange }: PartProps) {
  const { words } = useStaff();
  const teams = (words?.teams ?? []).map(({ id, name }) => [id, name] as const);
  const set = (index: number, part: Partial<Task>): void => onChange({ tasks: withPart(tasks, index, part) });
  const add = (): void => {
    const fresh = { id: `task-${tasks.length + 1}`, name: 'Task', teamId: teams[0]?.[0] ?? 'service-desk', after: [] };
    onChange({ tasks: [...tasks, fresh] });
  };
  return (
    <section className="stack" aria-label="Tasks">
      <h3>Tasks</h3>
      {faults.tasks !== undefined && (
        <p className="fault" role="alert">
          {faults.tasks}
        </p>
      )}
      {tasks.map((task, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a task is known by its place while its id is typed.
        <div key={index} className="editor-part">
          <div className="pair">
            <TextBox
              label={`Task ${index + 1}`}
              value={task.name}
              fault={faults[`tasks.${index}.name`] ?? faults[`tasks.${index}.after`] ?? faults[`tasks.${index}.id`]}
              onText={(name) => set(index, { name })}
            />
            <Pick
              label={`Team ${index + 1}`}
              options={teams}
              value={task.teamId}
              onPick={(teamId) => set(index, { teamId })}
            />
          </div>
          <div className="row wrap">
            {index > 0 && (
              <Pick
                label={`Task ${index + 1} waits for`}
                options={tasks.slice(0, index).map(({ id, name }) => [id, name] as const)}
                value={task.after[0] ?? ''}
                onPick={(id) => set(index, { after: id === '' ? [] : [id] })}
              />
            )}
            {tasks.length > 1 && (
              <Button label={`Remove task ${index + 1}`} onPress={() => onChange({ tasks: without(tasks, index) })}>
                Remove
              </Button>
            )}
          </div>
        </div>
      ))}
      <div>
        <Button onPress={add}>Add a task</Button>
      </div>
    </section>
  );
}
