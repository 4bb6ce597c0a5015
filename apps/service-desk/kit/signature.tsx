import { type PointerEvent, type RefObject, useRef, useState } from 'react';
import { sendFile } from '../../../client/files.ts';
import type { InputOf } from '../../../kernel/pure.ts';
import type { ReturnItem } from '../../../modules/estate/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Field } from '../../../ui/field/field.tsx';

type Signed = InputOf<typeof ReturnItem>['signature'];

const WIDTH = 480;
const HEIGHT = 140;

interface Signing {
  readonly board: RefObject<HTMLCanvasElement | null>;
  readonly drawn: boolean;
  readonly setDrawn: (drawn: boolean) => void;
  readonly fault: string | null;
  /** What was signed: the picture is sent in first. Null: it could not be. */
  readonly sign: (name: string) => Promise<Signed | null>;
}

/** A name alone is a signature that was typed; something drawn over it is kept as a picture. */
export function useSigning(): Signing {
  const board = useRef<HTMLCanvasElement>(null);
  const [drawn, setDrawn] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const sign = async (name: string): Promise<Signed | null> => {
    setFault(null);
    if (!drawn || board.current === null) return { kind: 'typed', name };
    const picture = await pictureOf(board.current);
    if (picture === null) return { kind: 'typed', name };
    const sent = await sendFile(picture);
    if (sent.kind === 'kept') return { kind: 'drawn', sha256: sent.sha256, name };
    setFault(sent.why);
    return null;
  };
  return { board, drawn, setDrawn, fault, sign };
}

function pictureOf(canvas: HTMLCanvasElement): Promise<Blob | null> {
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}

interface Props {
  readonly signing: Signing;
  readonly name: string;
  readonly onName: (name: string) => void;
}

/** Drawn with finger, pen or mouse, or the name alone: what is typed counts as signed, so that no hand is needed for it. */
export function SignatureBox({ signing, name, onName }: Props) {
  const { board, drawn, setDrawn, fault } = signing;
  const pen = usePen(board, () => setDrawn(true));
  const wipe = (): void => {
    board.current?.getContext('2d')?.clearRect(0, 0, WIDTH, HEIGHT);
    setDrawn(false);
  };
  return (
    <div className="signature">
      <Field label="Signed by">
        {(id) => (
          <input
            id={id}
            className="input"
            autoComplete="off"
            value={name}
            onChange={(event) => onName(event.target.value)}
          />
        )}
      </Field>
      <div className="signature-board">
        <canvas
          ref={board}
          width={WIDTH}
          height={HEIGHT}
          role="img"
          aria-label={drawn ? 'Drawn signature' : 'Room for a drawn signature; the name alone is enough'}
          {...pen}
        />
        {!drawn && <span aria-hidden="true">Sign here, or leave it at the name</span>}
      </div>
      {drawn && <Button onPress={wipe}>Draw it again</Button>}
      {fault !== null && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}

/** Black on white whatever the theme: it is a paper. */
function usePen(board: RefObject<HTMLCanvasElement | null>, onDraw: () => void) {
  const down = useRef(false);
  const at = (event: PointerEvent<HTMLCanvasElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const scale = WIDTH / box.width;
    return [(event.clientX - box.left) * scale, (event.clientY - box.top) * scale] as const;
  };
  return {
    onPointerDown: (event: PointerEvent<HTMLCanvasElement>) => {
      const pen = board.current?.getContext('2d');
      if (pen == null) return;
      down.current = true;
      event.currentTarget.setPointerCapture(event.pointerId);
      Object.assign(pen, { lineWidth: 2.5, lineCap: 'round', strokeStyle: '#000' });
      pen.beginPath();
      pen.moveTo(...at(event));
    },
    onPointerMove: (event: PointerEvent<HTMLCanvasElement>) => {
      const pen = board.current?.getContext('2d');
      if (pen == null || !down.current) return;
      pen.lineTo(...at(event));
      pen.stroke();
      onDraw();
    },
    onPointerUp: () => {
      down.current = false;
    },
    onPointerCancel: () => {
      down.current = false;
    },
  };
}
