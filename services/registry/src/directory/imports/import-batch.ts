import type { RegistryFeatures } from '../../context';
import { certainFrom } from '../../duplication/duplicates/duplicate.rules';
import type { DuplicateCandidateRow } from '../../duplication/duplicates/duplicate.service';
import type { PartnerRow } from '../../identity/partners/partner.repository';
import type { ImportItem } from '../import-undo/import-item.repository';
import type { ReadRow } from './import-row';
import { OnDuplicate } from './partner-import.inputs';
import type { ImportCounts, PartnerImportRecord } from './partner-import.repository';
import type { PartnerImportRow } from './partner-import-row.entity';

/** Some rows of a file, taken in one transaction, and what is to be said about them. */
export interface Batch {
  record: PartnerImportRecord;
  rows: { rowNumber: number; read: ReadRow | null }[];
  /** Keys of the rows before, in the whole file. */
  seen: Set<string>;
  counts: ImportCounts;
  report: PartnerImportRow[];
  items: ImportItem[];
}

type Taken = Extract<ReadRow, { taken: true }>;

export async function takeBatch(features: RegistryFeatures, batch: Batch): Promise<void> {
  const { rows, record, seen } = batch;
  const keys = rows.flatMap(({ read }) => (read?.taken ? [read.key] : []));
  const known = new Map((await features.partners.findBySource(record.source, keys)).map((row) => [row.sourceKey, row]));
  for (const { rowNumber, read } of rows) {
    if (!read) refuse(batch, rowNumber, 'ROW_UNREADABLE', 'The row has another number of columns than the header.');
    else if (!read.taken) refuse(batch, rowNumber, read.reason, read.message);
    else if (seen.has(read.key))
      refuse(batch, rowNumber, 'DUPLICATE_ROW', 'The same names and country, or externalId, stand in an earlier row.');
    else {
      seen.add(read.key);
      const partner = known.get(read.key);
      await (partner ? correct(features, batch, rowNumber, partner, read) : add(features, batch, rowNumber, read));
    }
  }
  await features.importUndo.remember(batch.items);
}

async function correct(
  { partners }: RegistryFeatures,
  { record, counts, items }: Batch,
  rowNumber: number,
  partner: PartnerRow,
  { partner: input }: Taken,
): Promise<void> {
  if (!(await partners.correctDetails(partner, input))) {
    counts.unchanged += 1;
    return;
  }
  counts.updated += 1;
  const { id: partnerId, primaryType, foundedOn, website, version } = partner;
  const before = { primaryType, foundedOn, website };
  items.push({ importId: record.id, rowNumber, partnerId, outcome: 'UPDATED', version: version + 1, before });
}

async function add(
  { partners, duplicates }: RegistryFeatures,
  batch: Batch,
  rowNumber: number,
  { key, partner: input }: Taken,
): Promise<void> {
  const { record, counts, items } = batch;
  const [likest] = await duplicates.candidatesFor({
    names: [{ value: input.legalName, kind: 'LEGAL' }, ...input.otherNames],
    countryOfOrigin: input.countryOfOrigin,
    identifiers: [],
    website: input.website ?? null,
    address: null,
  });
  if (likest && likest.score >= certainFrom && record.onDuplicate === OnDuplicate.SKIP) {
    refuse(batch, rowNumber, 'LIKELY_DUPLICATE', explain(likest), likest.partnerId);
    return;
  }
  const added = await partners.add(input, { system: record.source, key });
  counts.added += 1;
  items.push({
    importId: record.id,
    rowNumber,
    partnerId: added.id,
    outcome: 'ADDED',
    version: added.version,
    before: null,
  });
  if (!likest) return;
  counts.toCheck += 1;
  const place = { importId: record.id, level: 'CHECK' as const, rowNumber, partnerId: likest.partnerId };
  batch.report.push({ ...place, reason: 'POSSIBLE_DUPLICATE', message: explain(likest) });
}

function refuse(batch: Batch, rowNumber: number, reason: string, message: string, partnerId: string | null = null) {
  batch.counts.notTaken += 1;
  batch.report.push({ importId: batch.record.id, level: 'REFUSED', rowNumber, reason, message, partnerId });
}

const explain = ({ score, reasons }: DuplicateCandidateRow) =>
  `Resembles a partner of the roster (${score.toFixed(2)}): ${reasons.map(({ detail }) => detail).join('; ')}`;
