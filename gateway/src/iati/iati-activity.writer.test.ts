import { SaxesParser } from 'saxes';
import { activityStatus, organisationRef, organisationType } from './iati.codes';
import { activitiesXml, activityXml, type PublishedActivity } from './iati-activity.writer';

const activity: PublishedActivity = {
  id: '01890a5d-ac96-774b-bcce-b302099a8057',
  agencyName: 'United Nations High Commissioner for Refugees',
  partner: { name: 'Water & <Shelter> "Ltd"\u0001', type: 'NATIONAL_NGO', country: 'SO' },
  country: 'SO',
  sector: null,
  from: '2025-01-01',
  to: '2026-12-31',
  amountUsd: '1000000.00',
  results: [
    {
      ...{ statement: 'Clean water', indicator: 'Persons reached', unit: 'persons', baseline: '0', target: '1000' },
      ...{ value: '900', measuredOn: '2025-06-30', method: 'survey', sdgs: [6, 3] },
    },
  ],
};

/** Names of elements in order, and the text; throws where it is not XML. */
function read(xml: string) {
  const tags: { name: string; attributes: Record<string, string> }[] = [];
  let text = '';
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => tags.push({ name, attributes }));
  parser.on('text', (part) => {
    text += part;
  });
  parser.write(xml).close();
  return {
    tags,
    text,
    of: (name: string) => tags.filter((tag) => tag.name === name).map(({ attributes }) => attributes),
  };
}

test('UNICEF-18: an activity is XML with the elements of IATI 2.03 in their order, whatever a name holds', () => {
  const { tags, text, of } = read(
    activitiesXml([activityXml('UNHCR', activity, '2026-03-01')], new Date('2026-03-01')),
  );
  expect(text).toContain('Water & <Shelter> "Ltd"');
  const order = ['iati-identifier', 'reporting-org', 'title', 'description', 'participating-org', 'activity-status'];
  order.push('activity-date', 'recipient-country', 'sector', 'tag', 'budget', 'result');
  const places = order.map((name) => tags.findIndex((tag) => tag.name === name));
  expect(places).toEqual([...places].sort((left, right) => left - right));
  expect(places).not.toContain(-1);
  expect(of('iati-activities')[0]?.version).toBe('2.03');
  expect(of('reporting-org')).toEqual([{ ref: 'XM-DAC-41121', type: '40' }]);
  expect(of('participating-org').map(({ type, role }) => [type, role])).toEqual([
    ['40', '1'],
    ['24', '4'],
  ]);
  expect(of('tag').map(({ code }) => code)).toEqual(['3', '6']);
  expect(of('actual')).toEqual([{ value: '900' }]);
});

test.each<[string, Partial<PublishedActivity>]>([
  ['without a published amount', { amountUsd: null }],
  ['without an end', { to: null }],
])('an activity %s has no budget', (_name, change) => {
  expect(read(activityXml('UNHCR', { ...activity, ...change }, '2026-03-01')).of('budget')).toEqual([]);
  expect(read(activityXml('UNHCR', activity, '2026-03-01')).of('budget')).toHaveLength(1);
});

test.each([
  ['NATIONAL_NGO', 'SO', '24'],
  ['NATIONAL_NGO', 'KE', '22'],
  ['GOVERNMENT_LOCAL', 'SO', '11'],
  ['IGO_OR_DEVELOPMENT_BANK', 'US', '40'],
  ['TRADE_UNION', 'SO', '90'],
])('%s of %s is organisation type %s in Somalia', (type, country, code) => {
  expect(organisationType({ type, country }, 'SO')).toBe(code);
});

test.each<[string, string | null, string]>([
  ['2026-04-01', null, '1'],
  ['2026-03-01', null, '2'],
  ['2025-01-01', '2026-03-01', '2'],
  ['2025-01-01', '2026-02-28', '4'],
])('from %s to %s has status %s', (from, to, code) => expect(activityStatus({ from, to }, '2026-03-01')).toBe(code));

test('an agency without a code of the DAC keeps its own', () => expect(organisationRef('DCO')).toBe('DCO'));
