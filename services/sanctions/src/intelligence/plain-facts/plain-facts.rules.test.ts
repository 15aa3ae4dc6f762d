import { findPersonalData, type PersonalDataKind } from './plain-facts.rules';
import { requirePlainFacts } from './require-plain-facts';

test.each<[PersonalDataKind, string]>([
  ['EMAIL', 'Write to amina.h@example.org for more.'],
  ['EMAIL', 'Write to amina (at) example (dot) org.'],
  ['EMAIL', 'a\u200bmina＠example.org'],
  ['PHONE', 'She can be reached on +252 61 5000000.'],
  ['PHONE', 'Call 00252 615 000 000 after six.'],
  ['PHONE', 'phone 615 000 123'],
  ['PHONE', 'Her number is 0722 123 456.'],
  ['PHONE', 'Her number is 0722123456, in the evening.'],
  ['PHONE', 'Numéro de téléphone : 77 123 45 67'],
  ['PHONE', 'رقم الهاتف ٠٧٧١٢٣٤٥٦٧'],
  ['IDENTITY_DOCUMENT', 'Holder of passport no. P00123456, issued in Mogadishu.'],
  ['IDENTITY_DOCUMENT', 'national ID 23456789'],
  ['IDENTITY_DOCUMENT', 'ID card number: 12345678.'],
  ['IDENTITY_DOCUMENT', "titulaire de la carte d'identité AB123456"],
  ['IDENTITY_DOCUMENT', 'con cédula 1712345678'],
  ['IDENTITY_DOCUMENT', 'SSN 123-45-6789'],
  ['IDENTITY_DOCUMENT', 'P<SOMWARSAME<<AMINA<<<<<<<<<<<<<'],
  ['IDENTITY_DOCUMENT', 'جواز سفر رقم A1234567'],
  ['PROTECTED_PERSON_NAMED', 'The survivor Amina Hassan was seen at the site.'],
  ['PROTECTED_PERSON_NAMED', 'Survivor Amina told us.'],
  ['PROTECTED_PERSON_NAMED', 'a victim named Amina'],
  ['PROTECTED_PERSON_NAMED', 'The victim, a young woman called Amina, left.'],
  ['PROTECTED_PERSON_NAMED', 'The complainant is Fatuma.'],
  ['PROTECTED_PERSON_NAMED', 'The complainant is Mr. Omar Ali, a driver.'],
  ['PROTECTED_PERSON_NAMED', 'Complainant: Fatuma Ali'],
  ['PROTECTED_PERSON_NAMED', 'The whistle-blower was Ms Warsame.'],
  ['PROTECTED_PERSON_NAMED', 'The name of the witness is Hodan.'],
  ['PROTECTED_PERSON_NAMED', 'Amina Hassan (survivor) received support.'],
  ['PROTECTED_PERSON_NAMED', 'Amina Hassan, a survivor, said so.'],
  ['PROTECTED_PERSON_NAMED', 'Amina Hassan, the complainant, said so.'],
  ['PROTECTED_PERSON_NAMED', 'A girl named Hodan was there.'],
  ['PROTECTED_PERSON_NAMED', 'La victime est Mme Diallo.'],
  ['PROTECTED_PERSON_NAMED', 'une plaignante nommée Awa'],
  ['PROTECTED_PERSON_NAMED', "Le témoin s'appelle Moussa Traoré."],
  ['PROTECTED_PERSON_NAMED', 'La víctima se llama Rosa Quispe.'],
  ['PROTECTED_PERSON_NAMED', 'la denunciante Rosa Quispe'],
  ['PROTECTED_PERSON_NAMED', 'الناجية اسمها أمينة حسن'],
  ['PROTECTED_PERSON_BIRTH', 'The survivor, born on 12 May 2009, lives in the camp.'],
  ['PROTECTED_PERSON_BIRTH', 'Victim; DOB 2009-05-12'],
  ['PROTECTED_PERSON_BIRTH', 'La victime, née le 12 mai 2009'],
  ['PROTECTED_PERSON_BIRTH', 'الضحية من مواليد 2009'],
])('S-INV-11: %s is found in: %s', (kind, text) => {
  expect(findPersonalData(text)).toBe(kind);
});

test.each([
  'Invoices of USD 300,000.00 for 2025 are without receipts; agreement SOM01/2025/0000000123/000.',
  'The survivor was referred to services; the focal point follows up.',
  'Survivors were not told of the hotline. A survivor-centred approach is missing.',
  'The Survivor Assistance Fund was not set up, and no Witness Protection Unit exists.',
  'The complainant is protected by policy, and the witness is Kenyan.',
  'The complainant is UNICEF, which asked for the report on 2026-02-27.',
  'In South Sudan, the survivor was offered transport.',
  'Three witnesses confirmed that the warehouse was empty. Witness statements are with the office.',
  'Victim blaming in the training material; see module 4, page 123456.',
  'Partner ID no. 123456, vendor 0000123456, tax ID number 987654321.',
  'The director, Ahmed Farah, born 1961, is also treasurer of another association.',
  'Listed as QDi.004 and TAe.010; the passport policy of 2025 was not applied.',
  'Registration certificate 12345/2019 expired on 27.02.2026.',
  'Between 09:30 and 17:45, 1 200 kits (lot 4-33-210) were missing.',
  'The name of the survivor is not recorded here.',
  'Hash 01890a5d-ac96-774b-bcce-b302099a8057 of the report; IATI XM-DAC-41114.',
  'La victime a été orientée vers le Centre de santé. Le montant est de 12 345 678 francs.',
  'La víctima fue remitida a la Unidad de Protección en marzo.',
  'أحيلت الناجية إلى خدمات الدعم في عام 2025',
  'They tweeted as @wadajir and published at https://wadajir.example/reports/2026.',
])('plain facts pass: %s', (text) => expect(findPersonalData(text)).toBeNull());

test('S-INV-11: the refusal names the place and what to leave out, and repeats nothing of the text', () => {
  const refused = () => requirePlainFacts('The survivor Amina Hassan left.', 'input.text');
  expect(refused).toThrow(/Leave out who the survivor/);
  try {
    refused();
  } catch (error) {
    const { message, extensions } = error as { message: string; extensions: object };
    expect(extensions).toMatchObject({ code: 'INVALID_INPUT', reason: 'PERSONAL_DATA', field: 'input.text' });
    expect(message).not.toContain('Amina');
  }
});

test('nothing is asked of what is not there', () => {
  expect(() => requirePlainFacts(null, 'input.text')).not.toThrow();
  expect(() => requirePlainFacts('', 'input.text')).not.toThrow();
});

test('a long text of near misses takes no long time', () => {
  const started = performance.now();
  for (const part of ['survivor a ', 'passport A1 ', '+1 2 3 ', 'Aa Bb, a ', 'a.', '0', 'Victim was Aa-']) {
    findPersonalData(part.repeat(4_000 / part.length));
  }
  expect(performance.now() - started).toBeLessThan(1_000);
});
