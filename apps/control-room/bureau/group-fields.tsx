import { Button } from '../../../ui/button/button.tsx';
import { Choice } from '../../../ui/choice/choice.tsx';
import { Wrong } from './boxes.tsx';
import { Place, usePlace } from './editor-context.tsx';
import type { Path } from './place.ts';
import { emptyOf, optionOf, type Shape, type ShapeField } from './shape.ts';
import { choiceWords, humanised } from './words.ts';

interface GroupProps {
  readonly path: Path;
  readonly label: string;
}

/** Several values that belong together, each under its label. */
export function RecordField({ path, label, fields }: GroupProps & { readonly fields: readonly ShapeField[] }) {
  const { fault } = usePlace(path);
  return (
    <fieldset className="bureau-group">
      <legend className="label">{label}</legend>
      {fault !== null && <Wrong words={fault} />}
      <Fields path={path} fields={fields} />
    </fieldset>
  );
}

/** In a grid: what is short stands side by side. */
export function Fields({ path, fields }: { readonly path: Path; readonly fields: readonly ShapeField[] }) {
  return (
    <div className="bureau-fields">
      {fields
        .filter(({ shape, optional }) => shape.kind !== 'fixed' || optional)
        .map(({ key, shape, optional }) => (
          <div key={key} className={isWide(shape) ? 'wide' : undefined}>
            <Place path={[...path, key]} shape={shape} optional={optional} />
          </div>
        ))}
    </div>
  );
}

function isWide(shape: Shape): boolean {
  if (shape.kind === 'maybe') return isWide(shape.of);
  return shape.kind === 'record' || shape.kind === 'map' || (shape.kind === 'list' && shape.of.kind !== 'number');
}

/** What is either there as a whole or not at all. */
export function GroupOrNone(props: GroupProps & { readonly shape: Shape; readonly none: null | undefined }) {
  const { path, label, shape, none } = props;
  const { value, set } = usePlace(path);
  if (value === null || value === undefined) {
    return (
      <div className="row bureau-none">
        <span className="label">{label}</span>
        <span className="quiet">none</span>
        <Button onPress={() => set(emptyOf(shape))}>Add {label.toLowerCase()}</Button>
      </div>
    );
  }
  return (
    <div className="bureau-maybe">
      <Place {...{ path, label, shape }} />
      <Button look="plain" onPress={() => set(none)}>
        Leave {label.toLowerCase()} out
      </Button>
    </div>
  );
}

/** One of several shapes, told apart by what is fixed in them. */
export function EitherField({ path, label, options }: GroupProps & { readonly options: readonly Shape[] }) {
  const { value, set } = usePlace(path);
  const at = optionOf(options, value);
  const shape = options[at];
  return (
    <fieldset className="bureau-group">
      <legend className="label">{label}</legend>
      <Choice
        label={`Kind of ${label.toLowerCase()}`}
        value={String(at)}
        onValue={(next) => {
          const chosen = options[Number(next)];
          if (chosen !== undefined) set(emptyOf(chosen));
        }}
      >
        {options.map((option, n) => [String(n), kindWords(option, n)] as const)}
      </Choice>
      {shape?.kind === 'record' && <Fields path={path} fields={shape.fields} />}
      {shape?.kind === 'list' && <Place path={path} label={label} shape={shape} />}
    </fieldset>
  );
}

function kindWords(option: Shape, at: number): string {
  if (option.kind === 'fixed') return choiceWords(String(option.value));
  if (option.kind === 'list') return 'listed';
  const fixed = option.kind === 'record' ? option.fields.find(({ shape }) => shape.kind === 'fixed') : undefined;
  return fixed?.shape.kind === 'fixed' ? choiceWords(String(fixed.shape.value)) : `${at + 1}`;
}

/** A word that is there or not. */
export function FixedFlag(props: GroupProps & { readonly value: unknown; readonly optional: boolean }) {
  const { path, label, value, optional } = props;
  const { value: held, set, fault } = usePlace(path);
  if (!optional) return null;
  return (
    <div className="bureau-field">
      <label className="row bureau-flag">
        <input
          type="checkbox"
          checked={held === value}
          onChange={(event) => set(event.target.checked ? value : undefined)}
        />
        {label}
      </label>
      {fault !== null && <Wrong words={fault} />}
    </div>
  );
}

/** Values under names; where the names are given, each has its box. */
export function MapField({ path, label, shape }: GroupProps & { readonly shape: Extract<Shape, { kind: 'map' }> }) {
  const { value, set } = usePlace(path);
  const held = (value ?? {}) as Readonly<Record<string, unknown>>;
  if (shape.keys !== null) {
    return (
      <fieldset className="bureau-group">
        <legend className="label">{label}</legend>
        <div className="bureau-fields">
          {shape.keys.map((key) => (
            <Place key={key} path={[...path, key]} shape={shape.of} optional label={humanised(key)} />
          ))}
        </div>
      </fieldset>
    );
  }
  const rename = (from: string, to: string): void =>
    set(Object.fromEntries(Object.entries(held).map(([key, one]) => [key === from ? to : key, one])));
  return (
    <fieldset className="bureau-group">
      <legend className="label">{label}</legend>
      {Object.keys(held).map((key, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the key itself is being written.
        <div key={at} className="row bureau-pair">
          <input
            className="input"
            aria-label={`${label}: name ${at + 1}`}
            value={key}
            onChange={(event) => rename(key, event.target.value)}
          />
          <Place path={[...path, key]} shape={shape.of} label={`${label}: value ${at + 1}`} bare />
          <Button look="plain" label={`Take ${key} away`} onPress={() => set({ ...held, [key]: undefined })}>
            ×
          </Button>
        </div>
      ))}
      <Button onPress={() => set({ ...held, '': emptyOf(shape.of) })}>Add to {label.toLowerCase()}</Button>
    </fieldset>
  );
}
