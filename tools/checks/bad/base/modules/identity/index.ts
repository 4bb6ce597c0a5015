import { ready } from '../../kernel/index.ts';

export const isReady = (): boolean => ready;
