import type { Caller } from './caller';

interface Field {
  code: string;
  within: string | null;
  kind: string;
  mandatory: boolean;
  mandatoryWhen: string | null;
  mandatoryWhenIs: string | null;
  format: string | null;
  min: number | null;
  choices: { code: string }[];
}

export interface Form {
  code: string;
  mandatory: boolean;
  fields: Field[];
}

const formats: Record<string, string> = {
  EMAIL: 'office@example.org',
  URL: 'https://example.org',
  PHONE: '+252 61 5000000',
  COUNTRY: 'SO',
};

function answerOf(field: Field, form: Form): unknown {
  const { fields } = form;
  // An answer that asks for nothing more, where there is one.
  const asksMore = (answer: unknown) =>
    fields.some((other) => other.mandatoryWhen === field.code && other.mandatoryWhenIs === JSON.stringify(answer));
  const codes = field.choices.map(({ code }) => code);
  switch (field.kind) {
    case 'TEXT':
      return formats[field.format ?? ''] ?? 'As it is.';
    case 'NUMBER':
      return field.min ?? 1;
    case 'BOOLEAN':
      return !asksMore(true);
    case 'CHOICE':
      return codes.find((code) => !asksMore(code)) ?? codes[0];
    case 'CHOICES':
      return codes.slice(0, 1);
    case 'MONEY':
      return { amount: '100000', currency: 'USD', year: 2024, amountUsd: '100000' };
    case 'DATE':
      return '2016-03-14';
    default: {
      const inner = fields.filter(({ within, mandatory }) => within === field.code && mandatory);
      return [Object.fromEntries(inner.map((one) => [one.code, answerOf(one, { ...form, fields: [] })]))];
    }
  }
}

/** What the form demands and no more. */
export function contentOf(form: Form): Record<string, unknown> {
  const content: Record<string, unknown> = {};
  const outer = form.fields.filter(({ within }) => within === null);
  for (const field of outer.filter(({ mandatory }) => mandatory)) content[field.code] = answerOf(field, form);
  for (const field of outer.filter(({ mandatoryWhen }) => mandatoryWhen !== null)) {
    const asked = JSON.stringify(content[field.mandatoryWhen ?? '']) === field.mandatoryWhenIs;
    if (asked) content[field.code] = answerOf(field, form);
  }
  return content;
}

/** Fills every mandatory section, as the forms ask for it, and says that all of it is true. */
export async function fillProfile(admin: Caller, partnerId: string): Promise<void> {
  const { profileSections } = await admin.ok(`{ profileSections { code mandatory fields {
    code within kind mandatory mandatoryWhen mandatoryWhenIs format min choices { code } } } }`);
  for (const form of (profileSections as Form[]).filter(({ mandatory }) => mandatory)) {
    const input = { partnerId, section: form.code, content: contentOf(form), expectedVersion: 0 };
    await admin.ok(
      'mutation ($input: UpdateProfileSectionInput!) { updateProfileSection(input: $input) { __typename } }',
      { input },
    );
  }
  await admin.ok('mutation ($id: ID!) { confirmProfileCurrent(input: { partnerId: $id }) { __typename } }', {
    id: partnerId,
  });
}
