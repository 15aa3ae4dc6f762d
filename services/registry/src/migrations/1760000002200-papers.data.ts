type DocumentTypeRow = [code: string, level: string, vetted: boolean, place: number, en: string, fr: string];

/** domain-model.md 2.2, DocumentType; who may open them by 2.8. */
export const documentTypes: DocumentTypeRow[] = [
  ['STATUTE_OR_CONSTITUTION', 'INTER_AGENCY', true, 1, 'Statute or constitution', 'Statuts ou acte constitutif'],
  ['LEGAL_REGISTRATION', 'INTER_AGENCY', true, 2, 'Legal registration', 'Enregistrement légal'],
  [
    'COUNTRY_OPERATION_PERMIT',
    'CONFIDENTIAL',
    false,
    3,
    'Permit to operate in a country',
    "Autorisation d'exercer dans un pays",
  ],
  ['RECOMMENDATION_LETTER', 'CONFIDENTIAL', true, 4, 'Letter of recommendation', 'Lettre de recommandation'],
  ['ORGANIGRAM', 'CONFIDENTIAL', false, 5, 'Organisation chart', 'Organigramme'],
  ['CODE_OF_CONDUCT', 'CONFIDENTIAL', false, 6, 'Code of conduct', 'Code de conduite'],
  [
    'PSEA_POLICY',
    'CONFIDENTIAL',
    false,
    7,
    'Policy on protection from sexual exploitation and abuse',
    "Politique de protection contre l'exploitation et les abus sexuels",
  ],
  ['ANTI_FRAUD_POLICY', 'CONFIDENTIAL', false, 8, 'Anti-fraud policy', 'Politique de lutte contre la fraude'],
  ['FINANCE_MANUAL', 'CONFIDENTIAL', false, 9, 'Finance manual', 'Manuel de gestion financière'],
  ['HR_MANUAL', 'CONFIDENTIAL', false, 10, 'Human resources manual', 'Manuel des ressources humaines'],
  ['PROCUREMENT_MANUAL', 'CONFIDENTIAL', false, 11, 'Procurement manual', 'Manuel de passation des marchés'],
  ['ASSET_POLICY', 'CONFIDENTIAL', false, 12, 'Policy on assets', 'Politique de gestion des biens'],
  ['AUDIT_REPORT', 'CONFIDENTIAL', false, 13, 'Audit report', "Rapport d'audit"],
  ['ANNUAL_REPORT', 'CONFIDENTIAL', false, 14, 'Annual report', 'Rapport annuel'],
  ['BANK_LETTER', 'CONFIDENTIAL', false, 15, 'Letter of the bank', 'Attestation bancaire'],
  ['OTHER_ASSESSMENT', 'CONFIDENTIAL', false, 16, 'Assessment by others', "Évaluation par d'autres organismes"],
  ['OTHER', 'CONFIDENTIAL', false, 17, 'Other paper', 'Autre document'],
];

type ChecklistRow = [
  id: string,
  track: string,
  variant: string,
  code: string,
  place: number,
  documentType: string | null,
  required: number,
  newOnly: boolean,
  rule: string,
  en: string,
  fr: string,
];

const letters = [
  'Letters of recommendation of two different issuers',
  'Lettres de recommandation de deux organismes distincts',
];
const registered = ['Legal registration in the country of origin', "Enregistrement légal dans le pays d'origine"];

/** What a registration of each track must bring; the words of an item say what it is for that kind of organisation. */
const asked: Record<string, { statute?: string[]; registration?: string[]; letters?: string[] }> = {
  'NON_PROFIT FULL': {
    statute: ['Statute or constitution as a non-profit', 'Statuts ou acte constitutif à but non lucratif'],
    registration: registered,
    letters,
  },
  // JIU-51: a small community group often has no statute; a registration by a local authority will do.
  'NON_PROFIT SIMPLIFIED': {
    registration: [
      'Registration with a national or local authority',
      "Enregistrement auprès d'une autorité nationale ou locale",
    ],
    letters,
  },
  'OPERATIONAL_PARTNER FULL': {
    statute: ['Statute or constitution', 'Statuts ou acte constitutif'],
    registration: registered,
    letters,
  },
  'GOVERNMENT FULL': { statute: ['Law or decree that founds it', "Loi ou décret qui l'institue"] },
  'ACADEMIC FULL': {
    statute: ['Charter or founding act', 'Charte ou acte fondateur'],
    registration: [
      'Accreditation or registration in the country of origin',
      "Accréditation ou enregistrement dans le pays d'origine",
    ],
  },
  'PRIVATE_SECTOR FULL': {
    statute: ['Articles of association', 'Statuts de la société'],
    registration: ['Entry in the commercial register', 'Inscription au registre du commerce'],
  },
  'UN_ENTITY FULL': { statute: ['Founding resolution or statute', 'Résolution fondatrice ou statut'] },
  'OTHER_INSTITUTION FULL': {
    statute: ['Statute or founding act', 'Statuts ou acte fondateur'],
    registration: registered,
  },
};

export const checklistItems: ChecklistRow[] = Object.entries(asked).flatMap(([key, items], group) => {
  const [track = '', variant = ''] = key.split(' ');
  const rowOf = (
    place: number,
    code: string,
    type: string | null,
    [en = '', fr = '']: string[],
    rule: string,
  ): ChecklistRow => {
    const id = `01980000-0000-7000-8000-00000000${String(group).padStart(2, '0')}${String(place).padStart(2, '0')}`;
    const isLetters = type === null;
    return [id, track, variant, code, place, type, isLetters ? 2 : 1, isLetters, rule, en, fr];
  };
  return [
    ...(items.statute ? [rowOf(1, 'STATUTE', 'STATUTE_OR_CONSTITUTION', items.statute, 'UNHCR-40')] : []),
    ...(items.registration
      ? [rowOf(2, 'LEGAL_REGISTRATION', 'LEGAL_REGISTRATION', items.registration, 'R-INV-4')]
      : []),
    ...(items.letters ? [rowOf(3, 'RECOMMENDATIONS', null, items.letters, 'R-INV-3')] : []),
  ];
});
