import { type Analysis, branches, verdicts } from './analysis-words.ts';

type Content = Extract<Analysis, { kind: 'fishbone' }>;
type Cause = Content['causes'][number];

/** A cause on its bone: a line, and the words above it. */
export interface Rib {
  readonly from: number;
  readonly to: number;
  readonly y: number;
  readonly lines: readonly string[];
  /** What became of it, in words; null: nobody has looked at it yet. */
  readonly verdict: string | null;
  readonly root: boolean;
}

export interface Bone {
  readonly name: string;
  readonly tail: Point;
  readonly joint: Point;
  readonly nameAt: Point;
  readonly ribs: readonly Rib[];
}

interface Point {
  readonly x: number;
  readonly y: number;
}

interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly spineY: number;
  readonly effect: { readonly x: number; readonly width: number; readonly lines: readonly string[] };
  readonly bones: readonly Bone[];
}

/** In the units of the picture, which are those of its letters. */
export const LINE = 17;
const SIDE = 12;
const COLUMN = 240;
const COLUMNS = 3;
const SLANT = 56;
/** No bone leans further: the words above a line must not reach it. */
const LEAN = 0.22;
const RISE = 80;
const NAME = 28;
const END = 16;
const HEAD = 170;
const LETTERS = 21;

/** Bones above and below the spine, three and three, as high as the one with the most causes; the effect is the head. */
export function fishboneOf({ effect, causes }: Pick<Content, 'effect' | 'causes'>): Drawing {
  const held = branches.map(([id, name]) => ({ name, causes: causes.filter(({ branch }) => branch === id) }));
  const [above, below] = [held.slice(0, COLUMNS), held.slice(COLUMNS)];
  const room = (side: typeof held): number => Math.max(1, ...side.map((bone) => bone.causes.length)) * RISE + END;
  const spineY = room(above) + NAME;
  const draw = (side: typeof held, up: boolean): readonly Bone[] =>
    side.map((bone, at) => boneOf(bone, { joint: { x: SIDE + (at + 1) * COLUMN, y: spineY }, room: room(side), up }));
  const x = SIDE + COLUMNS * COLUMN + SLANT / 2;
  return {
    ...{ width: x + HEAD + SIDE, height: spineY + room(below) + NAME, spineY },
    effect: { x, width: HEAD, lines: linesOf(effect, LETTERS - 3, 5) },
    bones: [...draw(above, true), ...draw(below, false)],
  };
}

interface Where {
  readonly joint: Point;
  readonly room: number;
  readonly up: boolean;
}

function boneOf({ name, causes }: { name: string; causes: readonly Cause[] }, { joint, room, up }: Where): Bone {
  const slant = Math.min(SLANT, LEAN * room);
  const tail = { x: joint.x - slant, y: joint.y + (up ? -room : room) };
  const ribs = causes.map((one, at) => {
    // The words stand above their line: below the spine the first line leaves them room.
    const away = up ? END + at * RISE : (at + 1) * RISE;
    return ribOf(one, joint.x - (slant * away) / room, joint.y + (up ? -away : away));
  });
  return { name, tail, joint, nameAt: { x: tail.x, y: tail.y + (up ? -10 : 20) }, ribs };
}

function ribOf({ cause, verdict }: Cause, to: number, y: number): Rib {
  const words = verdict === 'open' ? null : (verdicts.find(([id]) => id === verdict)?.[1] ?? verdict);
  const lines = linesOf(cause, LETTERS, 3);
  return { from: to - (COLUMN - SLANT - 2 * SIDE), to, y, lines, verdict: words, root: verdict === 'root' };
}

/** Broken between words; what has no room ends in dots: the table beside it says all. */
export function linesOf(text: string, letters: number, most: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.trim().split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= letters) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  const cut = (line: string, more: boolean): string =>
    line.length > letters || more ? `${line.slice(0, letters - 1)}…` : line;
  return lines.slice(0, most).map((line, at) => cut(line, at === most - 1 && lines.length > most));
}
