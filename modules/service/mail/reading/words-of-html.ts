import { Parser } from 'htmlparser2';

/** What a browser would not show as words. */
const unspoken: ReadonlySet<string> = new Set([
  ...['head', 'script', 'style', 'template', 'noscript', 'iframe', 'object', 'embed', 'svg', 'math', 'title'],
  ...['textarea', 'select', 'audio', 'video', 'canvas'],
]);
const blocks: ReadonlySet<string> = new Set([
  ...['p', 'div', 'table', 'tr', 'ul', 'ol', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'section', 'article'],
  ...['header', 'footer', 'pre', 'address', 'body'],
]);

/**
 * The words of an HTML mail. What it would run, load or draw is left out, and a link says where it leads: a mail cannot show one
 * address and mean another. In time that grows with the length alone.
 */
export function wordsOfHtml(html: string): string {
  const said: string[] = [];
  const links: { readonly to: string; readonly from: number }[] = [];
  let silent = 0;
  let quoted = 0;
  const newLine = (): void => {
    said.push('\n', '> '.repeat(quoted));
  };
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (unspoken.has(name)) silent += 1;
      if (silent > 0) return;
      if (name === 'blockquote') quoted = Math.min(quoted + 1, DEEPEST);
      if (name === 'br' || blocks.has(name)) newLine();
      if (name === 'li') said.push('\n', '> '.repeat(quoted), '* ');
      if (name === 'td' || name === 'th') said.push(' ');
      if (name === 'a') links.push({ to: attributes.href ?? '', from: said.length });
    },
    ontext: (text) => {
      if (silent === 0) said.push(text.replace(/\s+/g, ' '));
    },
    onclosetag: (name) => {
      if (unspoken.has(name)) silent = Math.max(0, silent - 1);
      if (silent > 0) return;
      if (name === 'blockquote') quoted = Math.max(0, quoted - 1);
      if (name === 'p') newLine();
      if (blocks.has(name)) newLine();
      const link = name === 'a' ? links.pop() : undefined;
      if (link !== undefined && /^(https?|mailto|tel):/i.test(link.to)) {
        const words = said.length - link.from > FEW ? '' : said.slice(link.from).join('').trim();
        if (words !== link.to) said.push(` (${link.to})`);
      }
    },
  });
  parser.end(html);
  const lines = said.join('').split('\n');
  return lines
    .map((line) => line.trimEnd())
    .filter((line, at, all) => line !== '' || all[at - 1] !== '')
    .join('\n')
    .trim();
}

const DEEPEST = 20;
/** A link of more pieces is no address written out. */
const FEW = 10;
