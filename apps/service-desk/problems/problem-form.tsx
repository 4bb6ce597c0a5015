import { useStaff } from '../session/staff.tsx';
import { SelectBox, TextBox } from './text-box.tsx';

/** What is typed of a problem. */
export const blank = {
  ...{ title: '', description: '', contact: '', owner: '', categoryId: '', serviceId: '', siteId: '', teamId: '' },
  ...{ impact: '3', urgency: '3', major: '' },
};
export type Entered = typeof blank;

const orNull = (text: string): string | null => (text === '' ? null : text);

/** As the commands take it. */
export function sentOf(entered: Entered) {
  const { title, description, contact, owner, impact, urgency, major } = entered;
  return {
    ...{ title, description, contact, owner, impact: Number(impact), urgency: Number(urgency), major: major !== '' },
    ...{ categoryId: orNull(entered.categoryId), serviceId: orNull(entered.serviceId) },
    ...{ siteId: orNull(entered.siteId), teamId: orNull(entered.teamId) },
  };
}

interface Part {
  readonly entered: Entered;
  readonly set: (part: Partial<Entered>) => void;
}

/** The same questions for a new problem and for one that is there. */
export function ProblemFields({ entered, set }: Part) {
  return (
    <>
      <TextBox label="What is the problem" value={entered.title} onValue={(title) => set({ title })} first />
      <TextBox
        label="What is known of it"
        rows={3}
        value={entered.description}
        onValue={(description) => set({ description })}
      />
      <Sorted entered={entered} set={set} />
      <div className="problem-fields">
        <TextBox label="Who is asked about it" value={entered.contact} onValue={(contact) => set({ contact })} />
        <TextBox label="Who looks for the cause" value={entered.owner} onValue={(owner) => set({ owner })} />
      </div>
      <label className="row">
        <input
          type="checkbox"
          checked={entered.major !== ''}
          onChange={(event) => set({ major: event.target.checked ? 'major' : '' })}
        />
        It is a major problem: its review is owed when it is closed
      </label>
    </>
  );
}

/** Sorted and weighed as an IT incident is. */
function Sorted({ entered, set }: Part) {
  const { words, nameOf } = useStaff();
  const named = (list: readonly { readonly id: string; readonly name: string }[] | undefined) =>
    [['', 'Not said'] as const, ...(list ?? []).map(({ id, name }) => [id, name] as const)] as const;
  const categories = words?.categories.map(({ id, name, parent }) => ({
    id,
    name: parent === null ? name : `${nameOf('categories', parent)} › ${name}`,
  }));
  return (
    <div className="problem-fields">
      <SelectBox
        label="Category"
        value={entered.categoryId}
        options={named(categories)}
        onValue={(categoryId) => set({ categoryId })}
      />
      <SelectBox
        label="Service"
        value={entered.serviceId}
        options={named(words?.services)}
        onValue={(serviceId) => set({ serviceId })}
      />
      <SelectBox
        label="Place"
        value={entered.siteId}
        options={named(words?.sites)}
        onValue={(siteId) => set({ siteId })}
      />
      <SelectBox
        label="Team"
        value={entered.teamId}
        options={named(words?.teams)}
        onValue={(teamId) => set({ teamId })}
      />
      <SelectBox
        label="How many"
        value={entered.impact}
        options={[
          ['1', 'A whole site or service'],
          ['2', 'Several'],
          ['3', 'One person'],
        ]}
        onValue={(impact) => set({ impact })}
      />
      <SelectBox
        label="Can they work"
        value={entered.urgency}
        options={[
          ['1', 'No'],
          ['2', 'In part'],
          ['3', 'Yes'],
        ]}
        onValue={(urgency) => set({ urgency })}
      />
    </div>
  );
}
