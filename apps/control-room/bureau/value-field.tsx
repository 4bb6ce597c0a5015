import { FlagBox, SelectBox, TextBox } from './boxes.tsx';
import { type PlaceProps, useEditor } from './editor-context.tsx';
import { EitherField, FixedFlag, GroupOrNone, MapField, RecordField } from './group-fields.tsx';
import { InnerList } from './inner-list.tsx';
import { PickMany } from './pick-many.tsx';
import { type Pick, picksAt } from './picks.ts';
import { kindOf, type Path } from './place.ts';
import type { Shape } from './shape.ts';
import { linesOf, linesText, numberOf, numbersOf, numbersText, rowsOf, rowsText, textOfValue } from './typed.ts';
import { choiceWords, labelOf, noneWords } from './words.ts';

/** Any place of the pack, edited as its shape asks. */
export function ValueField(props: PlaceProps) {
  const { path, shape, label = labelOf(path), bare = false } = props;
  const { pack } = useEditor();
  const empty = emptyOf(props);
  const box = { path, label, bare };
  switch (shape.kind) {
    case 'text':
      return <TextField {...{ ...box, shape, empty }} picks={picksAt(pack, path)} />;
    case 'number':
      return (
        <TextBox
          {...box}
          numeric
          read={(text) => (text.trim() === '' ? empty.value : numberOf(text))}
          write={textOfValue}
        />
      );
    case 'flag':
      return <FlagBox {...box} />;
    case 'fixed':
      return <FixedFlag {...{ ...box, value: shape.value }} optional={props.optional === true} />;
    case 'choice':
      return (
        <SelectBox
          {...box}
          options={shape.options.map(choiceOf)}
          {...(empty.may && { none: noneOf(path, empty.value) })}
        />
      );
    case 'places':
      return <TextBox {...box} deep numeric read={numbersOf} write={numbersText} />;
    case 'list':
      return <ListField {...props} {...box} of={shape.of} />;
    case 'maybe':
      return isGroup(shape.of) ? (
        <GroupOrNone {...box} shape={shape.of} none={null} />
      ) : (
        <ValueField {...box} shape={shape.of} nullable />
      );
    case 'map':
      return <MapField {...box} shape={shape} />;
    case 'either':
      return <EitherField {...box} options={shape.options} />;
    case 'record':
      return props.optional === true ? (
        <GroupOrNone {...box} shape={shape} none={undefined} />
      ) : (
        <RecordField {...box} fields={shape.fields} />
      );
  }
}

interface Empty {
  readonly may: boolean;
  /** What an empty box stands for. */
  readonly value: '' | null | undefined;
}

function emptyOf({ optional = false, nullable = false }: PlaceProps): Empty {
  return { may: optional || nullable, value: nullable ? null : optional ? undefined : '' };
}

const noneOf = (path: Path, value: Empty['value']) => ({
  value: value === null ? null : undefined,
  words: noneWords(path),
});
const choiceOf = (option: string): Pick => ({ value: option, words: choiceWords(option) });
const isGroup = ({ kind }: Shape): boolean =>
  kind === 'record' || kind === 'list' || kind === 'map' || kind === 'either';

/** Sentences have room for more than one line. */
const sentences = /(^|\.)(text|words|exclusions|why|because|basis|script|reason)$/;

function TextField(props: {
  readonly path: Path;
  readonly label: string;
  readonly bare: boolean;
  readonly shape: Extract<Shape, { kind: 'text' }>;
  readonly empty: Empty;
  readonly picks: readonly Pick[] | null;
}) {
  const { path, label, bare, shape, empty, picks } = props;
  const box = { path, label, bare };
  if (picks !== null)
    return <SelectBox {...box} options={picks} {...(empty.may && { none: noneOf(path, empty.value) })} />;
  const long = !bare && sentences.test(kindOf(path));
  return (
    <TextBox
      {...box}
      type={shape.form === 'date' ? 'date' : 'text'}
      {...(long && { rows: 2 })}
      read={(text) => (text === '' ? empty.value : text)}
      write={textOfValue}
    />
  );
}

/** Where the first of a list is the best, or stands before the others. */
const ordered = /(^|\.)(kinds|tiles|channels)$/;

function ListField(props: PlaceProps & { readonly label: string; readonly bare: boolean; readonly of: Shape }) {
  const { path, label, bare, of, optional = false } = props;
  const { pack } = useEditor();
  const box = { path, label, bare, deep: true };
  const written = (read: (text: string) => readonly unknown[]) => (text: string) => {
    const found = read(text);
    return found.length === 0 && optional ? undefined : found;
  };
  const picks = of.kind === 'choice' ? of.options.map(choiceOf) : of.kind === 'text' ? picksAt(pack, path) : null;
  if (picks !== null) {
    return <PickMany {...{ path, label, optional }} options={picks} ordered={ordered.test(kindOf(path))} />;
  }
  switch (of.kind) {
    case 'number':
      return <TextBox {...box} numeric read={written(numbersOf)} write={numbersText} />;
    case 'text':
      return bare ? (
        <TextBox
          {...box}
          read={written((text) => linesOf(text.replaceAll(',', '\n')))}
          write={(value) => linesText(value).replaceAll('\n', ', ')}
        />
      ) : (
        <TextBox {...box} label={`${label}, one a line`} rows={3} read={written(linesOf)} write={linesText} />
      );
    case 'list':
      return <TextBox {...box} label={`${label}, one row a line`} rows={5} read={rowsOf} write={rowsText} />;
    default:
      return optional ? (
        <GroupOrNone {...box} shape={{ kind: 'list', of, least: 0 }} none={undefined} />
      ) : (
        <InnerList {...{ path, label, of }} />
      );
  }
}
