/** Colours of the base map: quiet, so that incidents and units stand out; the grounds are those of the screens' themes. */
export interface MapPalette {
  readonly ground: string;
  readonly built: string;
  readonly wood: string;
  readonly grass: string;
  readonly special: string;
  readonly water: string;
  readonly building: string;
  readonly major: string;
  readonly middle: string;
  readonly minor: string;
  readonly casing: string;
  readonly path: string;
  readonly rail: string;
  readonly area: string;
  readonly ink: string;
  readonly quietInk: string;
  readonly waterInk: string;
  readonly hillShadow: string;
  readonly hillLight: string;
}

export type MapTheme = 'dark' | 'light';

export const palettes: Readonly<Record<MapTheme, MapPalette>> = {
  dark: {
    ground: '#0d1013',
    built: '#14181c',
    wood: '#101a15',
    grass: '#11181a',
    special: '#171a22',
    water: '#16283a',
    building: '#1e242a',
    major: '#5a6470',
    middle: '#454e58',
    minor: '#333b44',
    casing: '#0a0c0e',
    path: '#2a3138',
    rail: '#3a4049',
    area: '#6d7f95',
    ink: '#c9d1d9',
    quietInk: '#8d97a1',
    waterInk: '#6f9cc4',
    hillShadow: '#000000',
    hillLight: '#3d4853',
  },
  light: {
    ground: '#eceef1',
    built: '#e3e6ea',
    wood: '#d7e2d6',
    grass: '#e0e8dc',
    special: '#e2e1ea',
    water: '#b5cfe6',
    building: '#d3d7dc',
    major: '#ffffff',
    middle: '#ffffff',
    minor: '#ffffff',
    casing: '#b3bac2',
    path: '#c2c8cf',
    rail: '#a3abb4',
    area: '#5b6b80',
    ink: '#20262c',
    quietInk: '#59626c',
    waterInk: '#2a5f92',
    hillShadow: '#6b7580',
    hillLight: '#ffffff',
  },
};
