import type { ReactNode } from 'react';
import './icon.css';

/** Our own 16 px set: square caps, 1.5 px strokes, drawn on whole pixels. */
const drawings = {
  phone: (
    <path d="M3.5 2.5h2.7l1 3-1.5 1.2c.7 1.5 2 2.8 3.6 3.6l1.2-1.5 3 1v2.7c0 .6-.5 1-1 1C7 13.5 2.5 9 2.5 3.5c0-.5.4-1 1-1z" />
  ),
  bell: <path d="M4 11.5V7a4 4 0 0 1 8 0v4.5M2.5 11.5h11M6.8 13.8h2.4" />,
  warning: <path d="M8 2.5 14 13.5H2zM8 6.5v3.2M8 11.3v.4" />,
  car: <path d="M2.5 11.5v-3l1.5-4h8l1.5 4v3zM4 11.5v1.5M12 11.5v1.5M2.5 8.5h11M5 10h.5M10.5 10h.5" />,
  place: <path d="M8 14S3.5 9.6 3.5 6.4a4.5 4.5 0 0 1 9 0C12.5 9.6 8 14 8 14zM8 5v2.6" />,
  person: <path d="M8 8a2.7 2.7 0 1 0 0-5.400A2.7 2.7 0 0 0 8 8zM3 13.500c.500-2.5 2.5-3.5 5-3.500s4.5 1 5 3.5" />,
  message: <path d="M2.5 3.500h11v8h-6l-3 2.500v-2.500h-2z" />,
  clock: <path d="M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 5v3.200l2.2 1.4" />,
  search: <path d="M7 11.500a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.5 10.500l3 3" />,
  map: <path d="M2.5 4l3.5-1.5 4 1.5 3.5-1.500v9.500L10 13.5 6 12l-3.5 1.500zM6 2.500V12M10 4v9.5" />,
  list: <path d="M5.5 4h8M5.5 8h8M5.5 12h8M2.5 4h.1M2.5 8h.1M2.5 12h.1" />,
  lock: <path d="M3.5 7.500h9v6h-9zM5.5 7.500V5a2.5 2.5 0 0 1 5 0v2.5" />,
  flag: <path d="M3.5 14V2.500h8.500l-2 3 2 3H3.5" />,
  close: <path d="M4 4l8 8M12 4l-8 8" />,
  check: <path d="M3 8.5 6.5 12 13 4.5" />,
  plus: <path d="M8 3v10M3 8h10" />,
  up: <path d="M8 13V3.500M4 7.500l4-4 4 4" />,
  print: <path d="M4.5 6V2.500h7V6M4.5 11h-2V6h11v5h-2M4.5 9.500h7v4h-7z" />,
  theme: <path d="M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 2v12M8 5h3M8 8h5.500M8 11h3" />,
  help: <path d="M5.5 6a2.5 2.5 0 1 1 3.6 2.200c-.800.4-1.1.900-1.1 1.800M8 12.300v.4" />,
  radio: <path d="M5 6.500h6v7H5zM10 6.500v-5M7 8.500h2M7 11h2" />,
  link: <path d="M6.5 9.500l3-3M7 4.500l1.5-1.500a2.8 2.8 0 0 1 4 4L11 8.500M9 11.5 7.5 13a2.8 2.8 0 0 1-4-4L5 7.5" />,
  leave: <path d="M9.5 2.500h-6v11h6M7 8h7M11.5 5.5 14 8l-2.5 2.5" />,
  sync: <path d="M13 6A5.3 5.3 0 0 0 3.5 5M3 10a5.3 5.3 0 0 0 9.5 1M3.5 2v3h3M12.5 14v-3h-3" />,
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof drawings;

/** Decoration beside its word; an icon alone needs a label on its button. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {drawings[name]}
    </svg>
  );
}
