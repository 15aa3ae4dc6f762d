import { SaxesParser } from 'saxes';
import { decodeText, GarbledText } from '../decode-text';
import { ListRefusal } from '../list-refusal';
import type { ListedName, ListedRecord, ListReading, NotTaken, ParsedList } from '../listed-record';
import { type ListNode, toRecord } from './un-record';
import { isKnownTag } from './un-tags';

export interface ReadLimits {
  bytes: number;
  depth: number;
  attributes: number;
  nameLength: number;
  /** Longest run of characters between two tags, comments and attributes included. */
  runLength: number;
  nodesPerRecord: number;
}

/** The real files need 2 MB, depth 5, 2 attributes, names of 25 letters, texts of 2,000 and 250 nodes a record. */
const defaultLimits: ReadLimits = {
  bytes: 64 * 1024 * 1024,
  depth: 12,
  attributes: 16,
  nameLength: 64,
  runLength: 256 * 1024,
  nodesPerRecord: 5000,
};

const sliceLength = 32 * 1024;
const maxProlog = 64 * 1024;
const rootName = 'CONSOLIDATED_LIST';
const sections: Record<string, string> = { INDIVIDUALS: 'INDIVIDUAL', ENTITIES: 'ENTITY' };

/** Reads the Security Council's consolidated list; never throws for what the file holds. */
export async function readUnList(
  source: AsyncIterable<Uint8Array | string>,
  limits: ReadLimits = defaultLimits,
): Promise<ListReading> {
  try {
    const reader = new UnListReader(limits);
    for await (const text of decodeText(source, limits.bytes)) reader.write(text);
    return reader.close();
  } catch (error) {
    if (error instanceof ListRefusal) return { outcome: 'REFUSED', reason: error.reason, message: error.message };
    throw error;
  }
}

class UnListReader {
  private readonly parser = new SaxesParser();
  private readonly open: ListNode[] = [];
  private readonly records = new Map<string, ListedRecord>();
  private readonly notTaken: NotTaken[] = [];
  private readonly unknownTags = new Map<string, number>();
  private readonly garbled = new GarbledText();
  private prolog = '';
  private rootSeen = false;
  private publishedAt: Date | null = null;
  private attributes = 0;
  private nodes = 0;
  private run = 0;
  private closing = false;

  constructor(private readonly limits: ReadLimits) {
    this.parser.on('error', (error) => this.refuseBroken(error));
    this.parser.on('xmldecl', ({ encoding }) => refuseDeclared(encoding));
    this.parser.on('doctype', refuseDoctype);
    this.parser.on('opentagstart', (tag) => this.startTag(tag.name));
    this.parser.on('attribute', () => this.countAttribute());
    this.parser.on('opentag', (tag) => this.openTag(tag.name, tag.attributes));
    this.parser.on('text', (text) => this.addText(text));
    this.parser.on('cdata', (text) => this.addText(text));
    this.parser.on('comment', () => this.endRun());
    this.parser.on('closetag', () => this.closeTag());
  }

  write(text: string): void {
    for (let start = 0; start < text.length; start += sliceLength) {
      const slice = text.slice(start, start + sliceLength);
      this.checkProlog(slice);
      this.run += slice.length;
      this.parser.write(slice);
      if (this.run > this.limits.runLength) throw unsafe('holds an overlong text, name or comment');
    }
  }

  close(): ParsedList {
    this.closing = true;
    this.parser.close();
    this.garbled.refuseIfGarbled();
    if (!this.publishedAt) throw notUnList('has no date of publication (dateGenerated)');
    return {
      outcome: 'PARSED',
      publishedAt: this.publishedAt,
      records: [...this.records.values()],
      notTaken: this.notTaken,
      unknownTags: Object.fromEntries(this.unknownTags),
    };
  }

  /** A document type is refused while it is still arriving: the parser would first collect all of it. */
  private checkProlog(slice: string): void {
    if (this.rootSeen) return;
    this.prolog += slice;
    if (/<!(DOCTYPE|ENTITY)/i.test(this.prolog.slice(0, maxProlog))) refuseDoctype();
    if (this.prolog.length > maxProlog + sliceLength) throw notUnList('does not begin with the list within 64 KB');
  }

  private startTag(name: string): void {
    this.endRun();
    this.attributes = 0;
    if (name.length > this.limits.nameLength) throw unsafe('has an overlong tag name');
    if (this.open.length >= this.limits.depth) throw unsafe('is nested too deeply');
  }

  private countAttribute(): void {
    this.endRun();
    this.attributes += 1;
    if (this.attributes > this.limits.attributes) throw unsafe('has a tag with too many attributes');
  }

  private openTag(name: string, attributes: Record<string, string>): void {
    if (this.open.length === 0) {
      if (name !== rootName) throw notUnList(`begins with <${name}> instead of <${rootName}>`);
      this.rootSeen = true;
      this.prolog = '';
      this.publishedAt = parseInstant(attributes.dateGenerated);
    }
    if (!isKnownTag(name)) this.unknownTags.set(name, (this.unknownTags.get(name) ?? 0) + 1);
    if (this.unknownTags.size > 1000) throw notUnList('has more than 1,000 tags that no such list has');
    const node: ListNode = { name, text: '', children: [] };
    if (this.open.length >= 3) {
      this.nodes += 1;
      if (this.nodes > this.limits.nodesPerRecord) throw unsafe('has a record with too many parts');
      this.open.at(-1)?.children.push(node);
    }
    this.open.push(node);
  }

  private addText(text: string): void {
    this.endRun();
    const node = this.open.at(-1);
    if (!node || this.open.length < 4) return;
    node.text += text;
    if (node.text.length > this.limits.runLength) throw unsafe('holds an overlong text');
    this.garbled.see(text);
  }

  private closeTag(): void {
    this.endRun();
    const node = this.open.pop();
    if (!node || this.open.length !== 2) return;
    this.nodes = 0;
    if (sections[this.open[1]?.name ?? ''] === node.name) this.addRecord(node);
  }

  private addRecord(node: ListNode): void {
    const result = toRecord(node);
    if ('reason' in result) {
      this.notTaken.push(result);
      return;
    }
    const earlier = this.records.get(result.externalId);
    if (!earlier) {
      this.records.set(result.externalId, result);
      return;
    }
    // Which of the two is right cannot be known, so the first stands but no name of the second is lost.
    earlier.names.push(...newNames(earlier.names, result.names));
    this.notTaken.push({ ref: result.externalId, reason: 'DUPLICATE_REFERENCE' });
  }

  private endRun(): void {
    this.run = 0;
  }

  private refuseBroken(error: Error): never {
    if (error instanceof ListRefusal) throw error;
    if (this.closing) {
      throw new ListRefusal('TRUNCATED', 'The file ends before the list does. Fetch it again from the source.');
    }
    if (/entity/i.test(error.message)) throw unsafe('uses an entity');
    throw notUnList(`is not well-formed XML (at ${error.message.slice(0, 80)})`);
  }
}

function newNames(known: readonly ListedName[], others: readonly ListedName[]): ListedName[] {
  return others.filter((name) => !known.some((other) => other.value === name.value));
}

function parseInstant(value: string | undefined): Date | null {
  if (!value || !/^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/.test(value)) return null;
  const instant = new Date(value);
  return Number.isNaN(instant.getTime()) ? null : instant;
}

function refuseDoctype(): never {
  throw unsafe('declares a document type or entity');
}

function refuseDeclared(encoding: string | undefined): void {
  if (encoding && !/^utf-?(8|16)/i.test(encoding)) {
    throw new ListRefusal('ENCODING', 'The file says it is neither UTF-8 nor UTF-16. Fetch it again from the source.');
  }
}

function unsafe(what: string): ListRefusal {
  return new ListRefusal(
    'UNSAFE_XML',
    `The file ${what}, which no list of the Security Council does. It was not read.`,
  );
}

function notUnList(what: string): ListRefusal {
  return new ListRefusal(
    'FORMAT',
    `The file ${what}. Import the XML form of the Security Council's consolidated list.`,
  );
}
