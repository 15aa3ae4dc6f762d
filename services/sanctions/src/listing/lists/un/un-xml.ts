import { ListRefusal } from '../list-refusal';
import type { ListReading, ParsedList } from '../listed-record';
import { decodeText } from '../reading/decode-text';
import { ListBuilder } from '../reading/list-builder';
import { notThisXml, SafeXml, unsafeXml, type XmlLimits } from '../reading/safe-xml';
import { type ListNode, toRecord } from './un-record';
import { isKnownTag } from './un-tags';

export interface ReadLimits extends XmlLimits {
  bytes: number;
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
  private readonly xml: SafeXml;
  private readonly open: ListNode[] = [];
  private readonly list = new ListBuilder();
  private publishedAt: Date | null = null;
  private nodes = 0;

  constructor(private readonly limits: ReadLimits) {
    this.xml = new SafeXml(limits, {
      open: (name, attributes) => this.openTag(name, attributes),
      text: (text) => this.addText(text),
      close: () => this.closeTag(),
    });
  }

  write(text: string): void {
    this.xml.write(text);
  }

  close(): ParsedList {
    this.xml.end();
    if (!this.publishedAt) throw notThisXml('has no date of publication (dateGenerated)');
    return this.list.finish(this.publishedAt);
  }

  private openTag(name: string, attributes: Record<string, string>): void {
    if (this.open.length === 0) {
      if (name !== rootName) throw notThisXml(`begins with <${name}> instead of <${rootName}>`);
      this.publishedAt = parseInstant(attributes.dateGenerated);
    }
    if (!isKnownTag(name) && !this.list.countUnknown(name)) {
      throw notThisXml('has more than 1,000 tags that no such list has');
    }
    const node: ListNode = { name, text: '', children: [] };
    if (this.open.length >= 3) {
      this.nodes += 1;
      if (this.nodes > this.limits.nodesPerRecord) throw unsafeXml('has a record with too many parts');
      this.open.at(-1)?.children.push(node);
    }
    this.open.push(node);
  }

  private addText(text: string): void {
    const node = this.open.at(-1);
    if (!node || this.open.length < 4) return;
    node.text += text;
    if (node.text.length > this.limits.runLength) throw unsafeXml('holds an overlong text');
    this.list.see(text);
  }

  private closeTag(): void {
    const node = this.open.pop();
    if (!node || this.open.length !== 2) return;
    this.nodes = 0;
    if (sections[this.open[1]?.name ?? ''] === node.name) this.list.add(toRecord(node));
  }
}

function parseInstant(value: string | undefined): Date | null {
  if (!value || !/^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/.test(value)) return null;
  const instant = new Date(value);
  return Number.isNaN(instant.getTime()) ? null : instant;
}
