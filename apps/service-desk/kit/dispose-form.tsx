import { useLocation } from 'wouter';
import { useSend } from '../../../client/send/use-send.tsx';
import { DisposeItem } from '../../../modules/estate/contract.ts';
import { Field } from '../../../ui/field/field.tsx';
import { useKept } from '../portal/use-kept.ts';
import { dataWords, methodWords } from './certificate-words.ts';
import { type DeedProps, Frame, TextBox } from './frame.tsx';
import { SignatureBox, useSigning } from './signature.tsx';

const blank = {
  method: 'destroyed' as keyof typeof methodWords,
  data: 'erased' as keyof typeof dataWords,
  reference: '',
  company: '',
  signedBy: '',
  note: '',
};

/** What goes for good: how, what became of its data, and who signed for it. The certificate stands at once. */
export function DisposeForm({ itemId, label, onDone }: DeedProps) {
  const { values, set, clear } = useKept(`dispose.${itemId}`, blank);
  const { send, notice } = useSend();
  const signing = useSigning();
  const [, go] = useLocation();
  const { signedBy, ...rest } = values;
  const dispose = async (): Promise<void> => {
    const signature = await signing.sign(signedBy);
    if (signature === null) return;
    if (!(await send(DisposeItem, { itemId, ...rest, signature }, { confirm: 'Dispose of it all the same' }))) return;
    clear();
    onDone();
    go(`/kit/certificates/${itemId}`);
  };
  return (
    <Frame name={`Dispose of ${label}`} act="Sign the certificate" notice={notice} onGo={dispose} onLeave={onDone}>
      <Pick label="How" words={methodWords} value={values.method} onChange={(method) => set({ method })} />
      <Pick label="Its data" words={dataWords} value={values.data} onChange={(data) => set({ data })} />
      <TextBox label="Number of the report" value={values.reference} onChange={(reference) => set({ reference })} />
      <TextBox label="Company" value={values.company} onChange={(company) => set({ company })} />
      <SignatureBox signing={signing} name={signedBy} onName={(next) => set({ signedBy: next })} />
      <TextBox label="Note" value={values.note} onChange={(note) => set({ note })} />
    </Frame>
  );
}

function Pick<Word extends string>(props: {
  readonly label: string;
  readonly words: Readonly<Record<Word, string>>;
  readonly value: Word;
  readonly onChange: (value: Word) => void;
}) {
  const { label, words, value, onChange } = props;
  const all = Object.keys(words) as Word[];
  return (
    <Field label={label}>
      {(id) => (
        <select
          id={id}
          className="input"
          value={value}
          onChange={(event) => onChange(all.find((one) => one === event.target.value) ?? value)}
        >
          {all.map((one) => (
            <option key={one} value={one}>
              {words[one]}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
