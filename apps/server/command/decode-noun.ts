import type { Noun } from './usage.ts';

/** Messages that ./trefoil reads for whoever holds one in their hand. */
export const decodeNoun: Noun = {
  name: 'decode',
  summary: 'Messages of radios and of callers’ phones, without server or database',
  verbs: {
    lip: {
      summary: 'Decodes a TETRA location report to JSON',
      usage: 'HEX',
      help: ['', 'Example: ./trefoil decode lip 002F7DC24FA7B103E810'],
      run: async (args) => (await import('./decode.ts')).decodeLip(args),
    },
    aml: {
      summary: 'Decodes an Advanced Mobile Location message to JSON: SMS, data SMS in hex, or HTTPS form body',
      usage: 'FILE|-',
      help: ['', 'Prints IMSI and IMEI where the message has them; the server keeps and shows neither.'],
      run: async (args) => (await import('./decode.ts')).decodeAmlFile(args),
    },
    pidf: {
      summary: 'Decodes a PIDF-LO document, or a SIP request that carries one, to JSON',
      usage: 'FILE|-',
      help: [],
      run: async (args) => (await import('./decode.ts')).decodePidfFile(args),
    },
  },
};
