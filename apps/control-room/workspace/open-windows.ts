import { livingWindows, nameWindow } from '../../../client/window-name.ts';
import type { Box } from './layouts.ts';

const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('trefoil-windows');
/** A window answers as soon as it has a hand free; one that sleeps, which browsers do to those long out of sight, may not. */
const PATIENCE_MS = 3000;
/** Its name among the windows of this browser, before its kind. */
const OF_DESK = 'of-desk-';

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
  nameWindow(`${OF_DESK}${kind}`);
  const hear = ({ data }: MessageEvent<Said>): void => {
    if (data.say === 'where') say({ say: 'here', kind, box: ownBox() });
    if (data.say !== 'move' || data.kind !== kind) return;
    moveTo(data.box.left, data.box.top);
    resizeBy(data.box.width - innerWidth, data.box.height - innerHeight);
  };
  channel?.addEventListener('message', hear);
  return () => channel?.removeEventListener('message', hear);
}

/** The further windows that are open in this browser. */
export interface OpenWindows {
  /** Which and where; the one asking is among them if it is one. */
  readonly standing: readonly (Box & { readonly kind: string })[];
  /** Those that are open and have not said where. */
  readonly silent: readonly string[];
}

export async function whereWindowsStand(own: string): Promise<OpenWindows> {
  const found = new Map<string, Box>();
  if (own !== 'main') found.set(own, ownBox());
  const open = (await livingWindows()).filter((id) => id.startsWith(OF_DESK)).map((id) => id.slice(OF_DESK.length));
  const silent = (): readonly string[] => open.filter((kind) => !found.has(kind));
  await new Promise<void>((go) => {
    const hear = ({ data }: MessageEvent<Said>): void => {
      if (data.say === 'here') found.set(data.kind, data.box);
      if (silent().length === 0) end();
    };
    const end = (): void => {
      clearTimeout(patience);
      channel?.removeEventListener('message', hear);
      go();
    };
    const patience = setTimeout(end, PATIENCE_MS);
    channel?.addEventListener('message', hear);
    if (silent().length === 0) end();
    else say({ say: 'where' });
  });
  return { standing: [...found].map(([kind, box]) => ({ kind, ...box })), silent: silent() };
}

export function moveWindow(kind: string, box: Box): void {
  say({ say: 'move', kind, box });
}
