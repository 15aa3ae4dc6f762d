import { activityStatus, multilateral, organisationRef, organisationType } from './iati.codes';

interface PublishedResult {
  statement: string;
  indicator: string;
  unit: string;
  baseline: string;
  target: string;
  value: string;
  measuredOn: string;
  method: string;
  sdgs: number[];
}

/** As `publicPartnerships` gives it. */
export interface PublishedActivity {
  id: string;
  agencyName: string;
  partner: { name: string; type: string; country: string };
  country: string;
  sector: string | null;
  from: string;
  to: string | null;
  amountUsd: string | null;
  results: PublishedResult[];
}

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** XML 1.0 has no place for control characters, not even escaped ones. */
const writable = (text: string) =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must go
  text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');

const escapeXml = (text: string) => writable(text).replace(/[&<>"']/g, (sign) => signs[sign] ?? '');

function element(name: string, attributes: Record<string, string>, ...children: string[]): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`);
  return children.length === 0
    ? `<${name}${written.join('')}/>`
    : `<${name}${written.join('')}>${children.join('')}</${name}>`;
}

const narrative = (text: string) => element('narrative', {}, escapeXml(text));

const dac = '1';
const sectorNotSpecified = '99810';
const ownVocabulary = '99';
const goalVocabulary = '2';

/** One activity of IATI 2.03; its elements stand in the order that the schema demands. */
export function activityXml(agency: string, activity: PublishedActivity, today: string): string {
  const { id, agencyName, partner, country, sector, from, to, results } = activity;
  const ref = organisationRef(agency);
  const goals = [...new Set(results.flatMap(({ sdgs }) => sdgs))].sort((left, right) => left - right);
  return element(
    'iati-activity',
    { 'xml:lang': 'en', 'default-currency': 'USD' },
    element('iati-identifier', {}, escapeXml(`${ref}-${id}`)),
    element('reporting-org', { ref, type: multilateral }, narrative(agencyName)),
    element('title', {}, narrative(`Partnership of ${agencyName} with ${partner.name}`)),
    element(
      'description',
      { type: '1' },
      narrative(`What ${agencyName} and ${partner.name} agreed on work in ${country}.`),
    ),
    element('participating-org', { ref, type: multilateral, role: '1' }, narrative(agencyName)),
    element('participating-org', { type: organisationType(partner, country), role: '4' }, narrative(partner.name)),
    element('activity-status', { code: activityStatus(activity, today) }),
    element('activity-date', { type: '1', 'iso-date': from }),
    ...(to === null ? [] : [element('activity-date', { type: '3', 'iso-date': to })]),
    element('recipient-country', { code: country }),
    sector === null
      ? element('sector', { vocabulary: dac, code: sectorNotSpecified })
      : element('sector', { vocabulary: ownVocabulary, code: sector }, narrative(sector)),
    ...goals.map((goal) => element('tag', { vocabulary: goalVocabulary, code: String(goal) })),
    ...budgetXml(activity),
    ...results.map((result) => resultXml(result, from)),
  );
}

/** IATI knows no bands, and no budget without an end: such activities go without. */
function budgetXml({ amountUsd, from, to }: PublishedActivity): string[] {
  if (amountUsd === null || to === null) return [];
  return [
    element(
      'budget',
      { type: '1', status: '2' },
      element('period-start', { 'iso-date': from }),
      element('period-end', { 'iso-date': to }),
      element('value', { currency: 'USD', 'value-date': from }, escapeXml(amountUsd)),
    ),
  ];
}

const otherResult = '9';
const unitMeasure = '1';

function resultXml(result: PublishedResult, from: string): string {
  const start = result.measuredOn < from ? result.measuredOn : from;
  return element(
    'result',
    { type: otherResult, 'aggregation-status': '0' },
    element('title', {}, narrative(result.statement)),
    element(
      'indicator',
      { measure: unitMeasure },
      element('title', {}, narrative(`${result.indicator} (${result.unit})`)),
      element('description', {}, narrative(result.method)),
      element('baseline', { year: start.slice(0, 4), value: result.baseline }),
      element(
        'period',
        {},
        element('period-start', { 'iso-date': start }),
        element('period-end', { 'iso-date': result.measuredOn }),
        element('target', { value: result.target }),
        element('actual', { value: result.value }),
      ),
    ),
  );
}

/** A whole file. */
export function activitiesXml(activities: readonly string[], at: Date): string {
  const attributes = { version: '2.03', 'generated-datetime': at.toISOString() };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('iati-activities', attributes, '\n', ...activities.map((one) => `${one}\n`))}\n`;
}
