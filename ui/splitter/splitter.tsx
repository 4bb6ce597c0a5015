import type { KeyboardEvent, PointerEvent } from 'react';
import './splitter.css';

export interface SplitterProps {
  readonly label: string;
  readonly way: 'vertical' | 'horizontal';
  readonly value: number;
  readonly least: number;
  readonly most: number;
  /** −1 when the measured side lies after the splitter. */
  readonly sign: 1 | -1;
  readonly onValue: (value: number) => void;
}

const STEP = 20;

/** A border that the operator moves, by arrows or by pointer. */
export function Splitter({ label, way, value, least, most, sign, onValue }: SplitterProps) {
  const set = (next: number): void => onValue(Math.round(Math.min(most, Math.max(least, next))));
  const keys = (event: KeyboardEvent): void => {
    const [less, more] = way === 'vertical' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
    const step = event.key === more ? STEP : event.key === less ? -STEP : 0;
    if (step === 0) return;
    event.preventDefault();
    set(value + step * sign);
  };
  const drag = (event: PointerEvent<HTMLDivElement>): void => {
    const start = way === 'vertical' ? event.clientX : event.clientY;
    const target = event.currentTarget;
    target.setPointerCapture(event.pointerId);
    const move = (moved: globalThis.PointerEvent): void =>
      set(value + ((way === 'vertical' ? moved.clientX : moved.clientY) - start) * sign);
    target.addEventListener('pointermove', move);
    target.addEventListener('pointerup', () => target.removeEventListener('pointermove', move), { once: true });
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a movable separator is this role with a value; <hr> takes no focus.
    <div
      className="splitter"
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={way}
      aria-valuenow={value}
      aria-valuemin={least}
      aria-valuemax={most}
      onKeyDown={keys}
      onPointerDown={drag}
    />
  );
}
