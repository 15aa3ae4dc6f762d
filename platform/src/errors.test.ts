import { GraphQLError } from 'graphql';
import { publicErrorOf } from './errors';

const failing = (originalError: Error) =>
  publicErrorOf(new GraphQLError(originalError.message, { originalError, path: ['partner'] }), 'r1');

test.each([
  Object.assign(new Error('canceling statement due to statement timeout'), { code: '57014' }),
  Object.assign(new Error('sorry, too many clients already'), { code: '53300' }),
  new Error('timeout exceeded when trying to connect'),
])('what the database was too busy for is worth another try: %s', (error) => {
  expect(failing(error)).toEqual({
    message: 'The service is too busy at the moment. Try again; read a change before you repeat it.',
    path: ['partner'],
    extensions: { code: 'UNAVAILABLE', reason: 'DATABASE_BUSY', requestId: 'r1' },
  });
});

test('any other failure says nothing but where to ask', () => {
  const error = Object.assign(new Error('duplicate key (name)=(Ali) already exists'), { code: '23505' });
  const { message, extensions } = failing(error);
  expect(message).toMatch(/^Something went wrong on our side\. Quote request r1/);
  expect(extensions).toEqual({ code: 'INTERNAL', requestId: 'r1' });
});
