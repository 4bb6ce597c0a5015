import { keepsToKeys } from '../../../client/keys/test-keyboard.ts';
import { keyboard } from './acts.ts';

keepsToKeys(keyboard);
