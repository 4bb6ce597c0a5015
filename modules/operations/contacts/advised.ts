import { z } from 'zod';
import { declareCommand, decided, refuse } from '../../../kernel/pure.ts';
import type { CodeTerms } from '../terms.ts';
import { RaiseIncident } from './commands.ts';
import type { ContactState } from './contact.ts';
