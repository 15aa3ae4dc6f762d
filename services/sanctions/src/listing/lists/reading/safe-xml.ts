import { SaxesParser } from 'saxes';
import { ListRefusal } from '../list-refusal';

export interface XmlLimits {
  depth: number;
  attributes: number;
  nameLength: number;
  /** Longest run of characters between two tags, comments and attributes included. */
  runLength: number;
}

export interface XmlHandlers {
  open(name: string, attributes: Record<string, string>): void;
  text(text: string): void;
  close(): void;
}

const sliceLength = 32 * 1024;
const maxProlog = 64 * 1024;

/** Reads XML that nobody vouches for: no document types, no entities, everything bounded, refused while it arrives. */
export class SafeXml {
  private readonly parser = new SaxesParser();
  private prolog: string | null = '';
  private depth = 0;
  private attributes = 0;
  private run = 0;
  private closing = false;

  constructor(
    private readonly limits: XmlLimits,
    handlers: XmlHandlers,
  ) {
    this.parser.on('error', (error) => this.refuseBroken(error));
    this.parser.on('xmldecl', ({ encoding }) => refuseDeclared(encoding));
    this.parser.on('doctype', refuseDoctype);
    this.parser.on('opentagstart', (tag) => this.startTag(tag.name));
    this.parser.on('attribute', () => this.countAttribute());
    this.parser.on('opentag', (tag) => {
      this.prolog = null;
      this.depth += 1;
      handlers.open(tag.name, tag.attributes);
    });
    const text = (value: string) => {
      this.run = 0;
      handlers.text(value);
    };
    this.parser.on('text', text);
    this.parser.on('cdata', text);
    this.parser.on('comment', () => {
      this.run = 0;
    });
    this.parser.on('closetag', () => {
      this.run = 0;
      this.depth -= 1;
      handlers.close();
    });
  }

  write(text: string): void {
    for (let start = 0; start < text.length; start += sliceLength) {
      const slice = text.slice(start, start + sliceLength);
      this.checkProlog(slice);
      this.run += slice.length;
      this.parser.write(slice);
      if (this.run > this.limits.runLength) throw unsafeXml('holds an overlong text, name or comment');
    }
  }

  end(): void {
    this.closing = true;
    this.parser.close();
  }

  /** A document type is refused while it is still arriving: the parser would first collect all of it. */
  private checkProlog(slice: string): void {
    if (this.prolog === null) return;
    this.prolog += slice;
    if (/<!(DOCTYPE|ENTITY)/i.test(this.prolog.slice(0, maxProlog))) refuseDoctype();
    if (this.prolog.length > maxProlog + sliceLength) throw notThisXml('does not begin within 64 KB');
  }

  private startTag(name: string): void {
    this.run = 0;
    this.attributes = 0;
    if (name.length > this.limits.nameLength) throw unsafeXml('has an overlong tag name');
    if (this.depth >= this.limits.depth) throw unsafeXml('is nested too deeply');
  }

  private countAttribute(): void {
    this.run = 0;
    this.attributes += 1;
    if (this.attributes > this.limits.attributes) throw unsafeXml('has a tag with too many attributes');
  }

  private refuseBroken(error: Error): never {
    if (error instanceof ListRefusal) throw error;
    if (this.closing) {
      throw new ListRefusal('TRUNCATED', 'The file ends before the list does. Fetch it again from the source.');
    }
    if (/entity/i.test(error.message)) throw unsafeXml('uses an entity');
    throw notThisXml(`is not well-formed XML (at ${error.message.slice(0, 80)})`);
  }
}

function refuseDoctype(): never {
  throw unsafeXml('declares a document type or entity');
}

function refuseDeclared(encoding: string | undefined): void {
  if (encoding && !/^utf-?(8|16)/i.test(encoding)) {
    throw new ListRefusal('ENCODING', 'The file says it is neither UTF-8 nor UTF-16. Fetch it again from the source.');
  }
}

export function unsafeXml(what: string): ListRefusal {
  return new ListRefusal('UNSAFE_XML', `The file ${what}, which no list does. It was not read.`);
}

export function notThisXml(what: string): ListRefusal {
  return new ListRefusal('FORMAT', `The file ${what}. Import the file of this source, unchanged.`);
}
