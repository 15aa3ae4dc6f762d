import { toFeedEvent } from './outbox-feed';

test('an event is CloudEvents 1.0 with the position as id', () => {
  const row = {
    position: '9007199254740993',
    type: 'registry.partner-registered',
    subject: 'a-partner',
    data: { version: 1 },
    occurred_at: new Date('2026-03-01T09:00:00Z'),
  };
  expect(toFeedEvent('registry', row)).toEqual({
    specversion: '1.0',
    id: '9007199254740993',
    type: 'registry.partner-registered',
    source: 'partner-commons/registry',
    time: '2026-03-01T09:00:00.000Z',
    subject: 'a-partner',
    data: { version: 1 },
  });
});
