import type { Box } from './layouts.ts';

const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('trefoil-windows');
/** Windows of one browser answer at once; whoever has not by then is gone. */
const ANSWER_MS = 250;

type Said =
  | { readonly say: 'where' }
  | { readonly say: 'here'; readonly kind: string; readonly box: Box }
  | { readonly say: 'move'; readonly kind: string; readonly box: Box };

function say(said: Said): void {
  channel?.postMessage(said);
}

function ownBox(): Box {
  return { left: screenX, top: screenY, width: innerWidth, height: innerHeight };
}

/** A further window says where it stands when it is asked, and goes where a layout has it. */
export function answerFor(kind: string): () => void {
  const hear = ({ data }: MessageEvent<Said>): void => {
    if (data.say === 'where') say({ say: 'here', kind, box: ownBox() });
    if (data.say !== 'move' || data.kind !== kind) return;
    moveTo(data.box.left, data.box.top);
    resizeBy(data.box.width - innerWidth, data.box.height - innerHeight);
  };
  channel?.addEventListener('message', hear);
  return () => channel?.removeEventListener('message', hear);
}

/** Which further windows this person has open in this browser, and where; the one asking is among them if it is one. */
export async function whereWindowsStand(own: string): Promise<readonly (Box & { readonly kind: string })[]> {
  const found = new Map<string, Box>();
  if (own !== 'main') found.set(own, ownBox());
  const hear = ({ data }: MessageEvent<Said>): void => {
    if (data.say === 'here') found.set(data.kind, data.box);
  };
  channel?.addEventListener('message', hear);
  say({ say: 'where' });
  await new Promise((go) => setTimeout(go, ANSWER_MS));
  channel?.removeEventListener('message', hear);
  return [...found].map(([kind, box]) => ({ kind, ...box }));
}

export function moveWindow(kind: string, box: Box): void {
  say({ say: 'move', kind, box });
}
