import { parseXml, XmlElement, XmlError } from '@rgrove/parse-xml';

const DEEPEST = 40;

/** An element by its local name: senders choose their prefixes freely, and no two names of PIDF-LO clash without theirs. */
export interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly text: string;
  readonly children: readonly Element[];
}

/**
 * Reads XML. The parser knows no external entities and declares none of a document type; what is nested deeper than any PIDF-LO is
 * turned away before it is parsed. Answers the reason when it cannot be read; never throws.
 */
export function readXml(text: string): Element | string {
  if (isTooDeep(text)) return `XML is nested deeper than ${DEEPEST} elements`;
  try {
    const { root } = parseXml(text);
    return root === null ? 'XML without an element' : elementOf(root);
  } catch (error) {
    if (error instanceof XmlError) return `not well-formed XML: ${error.message.split('\n')[0]}`;
    // A stack that ran out on tags that the count was misled about.
    if (error instanceof RangeError) return `XML is nested deeper than ${DEEPEST} elements`;
    throw error;
  }
}

/** Counts tags as they stand. Comments and CDATA may make it count too many, never too few that matter. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  for (const [, closing, own] of text.matchAll(/<(\/?)[^!?/<>][^<>]*?(\/?)>/g)) {
    if (closing === '/') depth--;
    else if (own !== '/') depth++;
    if (depth > DEEPEST) return true;
  }
  return false;
}

function elementOf(element: XmlElement): Element {
  const children = element.children.filter((child) => child instanceof XmlElement).map(elementOf);
  const attributes = new Map(Object.entries(element.attributes).map(([name, value]) => [localName(name), value]));
  return { name: localName(element.name), attributes, text: element.text.trim(), children };
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

export function child(element: Element | null, name: string): Element | null {
  return element?.children.find((one) => one.name === name) ?? null;
}

/** Every element of that name at any depth, in the order of the document, each with the elements above it, nearest first. */
export function listBelow(element: Element, name: string, above: readonly Element[] = []): readonly Found[] {
  const found = element.name === name ? [{ element, above }] : [];
  return [...found, ...element.children.flatMap((one) => listBelow(one, name, [element, ...above]))];
}

export interface Found {
  readonly element: Element;
  readonly above: readonly Element[];
}
