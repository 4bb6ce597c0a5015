import type { Map as Chart } from 'maplibre-gl';

/** The marks of the map, drawn in the theme's own colours: a shape for each state, told apart without colour. */
const PIXELS = 40;
const RATIO = 2;

const shapes = {
  ok: (pen: CanvasRenderingContext2D) => pen.arc(20, 20, 11, 0, 2 * Math.PI),
  wait: (pen: CanvasRenderingContext2D) => pen.arc(20, 20, 11, 0, 2 * Math.PI),
  go: (pen: CanvasRenderingContext2D) =>
    lines(pen, [
      [20, 7],
      [33, 31],
      [7, 31],
    ]),
  scene: (pen: CanvasRenderingContext2D) =>
    lines(pen, [
      [9, 9],
      [31, 9],
      [31, 31],
      [9, 31],
    ]),
  warn: (pen: CanvasRenderingContext2D) =>
    lines(pen, [
      [20, 6],
      [34, 20],
      [20, 34],
      [6, 20],
    ]),
  mute: (pen: CanvasRenderingContext2D) =>
    lines(pen, [
      [11, 17],
      [29, 17],
      [29, 23],
      [11, 23],
    ]),
  alarm: (pen: CanvasRenderingContext2D) =>
    lines(pen, [
      [14, 5],
      [26, 5],
      [35, 14],
      [35, 26],
      [26, 35],
      [14, 35],
      [5, 26],
      [5, 14],
    ]),
} as const;

const tones = ['ok', 'wait', 'go', 'scene', 'warn', 'mute', 'alarm'] as const;
const tokens = {
  ok: '--ok',
  wait: '--ink-2',
  go: '--go',
  scene: '--scene',
  warn: '--warn',
  mute: '--mute',
  alarm: '--alarm',
} as const;

export function addMarks(map: Chart): void {
  const css = getComputedStyle(document.documentElement);
  const colour = (token: string): string => css.getPropertyValue(token).trim();
  for (const tone of tones) {
    for (const stale of [false, true]) {
      put(map, `unit-${tone}${stale ? '-stale' : ''}`, (pen) => {
        shapes[tone](pen);
        finish(pen, {
          fill: stale || tone === 'wait' ? colour('--panel') : colour(tokens[tone]),
          line: colour(tokens[tone]),
          halo: colour('--ground'),
          dashed: stale,
        });
      });
    }
  }
  put(map, 'marker', (pen) =>
    warning(pen, { ink: colour('--ink'), panel: colour('--panel'), ground: colour('--ground') }),
  );
  put(map, 'camera', (pen) =>
    camera(pen, { ink: colour('--ink-2'), panel: colour('--panel'), ground: colour('--ground') }),
  );
  for (const weight of [1, 2, 3, 4]) {
    for (const late of [false, true]) {
      put(map, `grade-${weight}${late ? '-late' : ''}`, (pen) => {
        grade(pen, weight, {
          ink: late ? colour('--alarm') : colour('--ink'),
          panel: colour('--panel'),
          ground: colour('--ground'),
        });
      });
    }
  }
}

function put(map: Chart, name: string, draw: (pen: CanvasRenderingContext2D) => void): void {
  const canvas = document.createElement('canvas');
  canvas.width = PIXELS;
  canvas.height = PIXELS;
  const pen = canvas.getContext('2d');
  if (pen === null) return;
  pen.beginPath();
  draw(pen);
  const image = pen.getImageData(0, 0, PIXELS, PIXELS);
  if (map.hasImage(name)) map.updateImage(name, image);
  else map.addImage(name, image, { pixelRatio: RATIO });
}

function lines(pen: CanvasRenderingContext2D, corners: readonly (readonly [number, number])[]): void {
  for (const [x, y] of corners) pen.lineTo(x, y);
  pen.closePath();
}

function finish(
  pen: CanvasRenderingContext2D,
  look: { fill: string; line: string; halo: string; dashed: boolean },
): void {
  pen.lineWidth = 8;
  pen.strokeStyle = look.halo;
  pen.stroke();
  pen.fillStyle = look.fill;
  pen.fill();
  pen.lineWidth = 3;
  pen.strokeStyle = look.line;
  if (look.dashed) pen.setLineDash([4, 4]);
  pen.stroke();
}

interface Look {
  readonly ink: string;
  readonly panel: string;
  readonly ground: string;
}

/** A triangle on its point with an exclamation mark: no unit has that shape. */
function warning(pen: CanvasRenderingContext2D, { ink, panel, ground }: Look): void {
  lines(pen, [
    [4, 7],
    [36, 7],
    [20, 36],
  ]);
  finish(pen, { fill: panel, line: ink, halo: ground, dashed: false });
  pen.setLineDash([]);
  pen.fillStyle = ink;
  pen.fillRect(18, 11, 4, 11);
  pen.fillRect(18, 25, 4, 4);
}

function camera(pen: CanvasRenderingContext2D, { ink, panel, ground }: Look): void {
  pen.rect(6, 13, 20, 14);
  finish(pen, { fill: panel, line: ink, halo: ground, dashed: false });
  pen.beginPath();
  lines(pen, [
    [26, 20],
    [35, 13],
    [35, 27],
  ]);
  pen.fillStyle = ink;
  pen.fill();
}

/** The same grammar as in the queue: 1 solid inverse, 2 solid outline, 3 thin outline, 4 plain. */
function grade(pen: CanvasRenderingContext2D, weight: number, look: Look): void {
  pen.fillStyle = look.ground;
  pen.fillRect(3, 3, 34, 34);
  pen.fillStyle = weight === 1 ? look.ink : look.panel;
  pen.fillRect(6, 6, 28, 28);
  pen.strokeStyle = look.ink;
  pen.lineWidth = weight === 2 ? 4 : weight === 3 ? 2 : 0.5;
  pen.strokeRect(7, 7, 26, 26);
  pen.fillStyle = weight === 1 ? look.panel : look.ink;
  pen.font = '700 20px "Inter Variable", sans-serif';
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.fillText(String(weight), 20, 21);
}
