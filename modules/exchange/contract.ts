import { z } from 'zod';
import { declareView, type PermissionDeclaration } from '../../kernel/pure.ts';

/** The door of exchange for screens: what the gateways could not take in. */
export const permissions: readonly PermissionDeclaration[] = [
  {
    name: 'exchange.read',
    summary: 'See what the gateways could not take in',
    roles: ['control-room-supervisor', 'fim', 'administrator', 'bureau'],
  },
  {
    name: 'exchange.deliver',
    summary: "Deliver messages of other systems: where callers' phones say they are",
    roles: ['gateway', 'administrator'],
  },
];

export const Rejects = declareView({
  name: 'exchange.rejects',
  summary: 'Messages that a gateway could not take in, newest first: raw, and why',
  key: 'id',
  permission: 'exchange.read',
  personal: true,
  row: z.object({
    id: z.string(),
    at: z.number(),
    gateway: z.string(),
    source: z.string(),
    /** Hex, at most 1,000 bytes of it. */
    raw: z.string(),
    bytes: z.number(),
    reason: z.string(),
  }),
});
