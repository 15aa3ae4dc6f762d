/** Tracks that are not for profit by nature of the question; null is every track. */
const civilTracks = ['NON_PROFIT', 'OPERATIONAL_PARTNER', 'ACADEMIC', 'OTHER_INSTITUTION'];

interface Statement {
  code: string;
  tracks: string[] | null;
  en: string;
  fr: string;
}

/** Version 2023.2: the points of standards.md 3.4 in our own words; D9 and D10 are what UNHCR adds. */
export const statements2023: Statement[] = [
  {
    code: 'D1',
    tracks: civilTracks,
    en: 'Our organisation works for the public good and not for profit; no income is shared among its members.',
    fr: "Notre organisation œuvre pour l'intérêt général et sans but lucratif ; aucun revenu n'est partagé entre ses membres.",
  },
  {
    code: 'D2',
    tracks: null,
    en: 'We uphold the values of the Charter of the United Nations and the Universal Declaration of Human Rights.',
    fr: "Nous défendons les valeurs de la Charte des Nations Unies et de la Déclaration universelle des droits de l'homme.",
  },
  {
    code: 'D3',
    tracks: null,
    en: 'We work by the Principles of Partnership of 2007: equality, transparency, results, responsibility and complementarity.',
    fr: 'Nous travaillons selon les Principes de partenariat de 2007 : égalité, transparence, résultats, responsabilité et complémentarité.',
  },
  {
    code: 'D4',
    tracks: null,
    en: 'We discriminate against nobody whom we serve or employ, on any ground.',
    fr: 'Nous ne pratiquons aucune discrimination envers les personnes que nous servons ou employons, pour quelque motif que ce soit.',
  },
  {
    code: 'D5',
    tracks: null,
    en: 'Our staff and those whom we contract keep to section 3 of ST/SGB/2003/13 on protection from sexual exploitation and abuse.',
    fr: "Notre personnel et nos sous-traitants respectent la section 3 de la circulaire ST/SGB/2003/13 sur la protection contre l'exploitation et les abus sexuels.",
  },
  {
    code: 'D6',
    tracks: null,
    en: 'Neither we nor those who lead us have been found to have taken part in fraud, corruption or another crime.',
    fr: "Ni notre organisation ni ses dirigeants n'ont été reconnus comme ayant participé à une fraude, à un acte de corruption ou à un autre crime.",
  },
  {
    code: 'D7',
    tracks: null,
    en: 'Neither we nor our members are on a sanctions list of the Security Council, and we give no support to anyone who is.',
    fr: "Ni notre organisation ni ses membres ne figurent sur une liste de sanctions du Conseil de sécurité, et nous n'apportons aucun soutien à quiconque y figure.",
  },
  {
    code: 'D8',
    tracks: null,
    en: 'What we state and hand in is true and complete, and we know that misrepresentation may exclude us.',
    fr: "Nos déclarations et les documents remis sont exacts et complets, et nous savons qu'une fausse déclaration peut nous exclure.",
  },
  {
    code: 'D9',
    tracks: null,
    en: 'We safeguard the dignity, safety and rights of refugees and of all other people whom we serve.',
    fr: 'Nous protégeons la dignité, la sécurité et les droits des réfugiés et de toutes les autres personnes que nous servons.',
  },
  {
    code: 'D10',
    tracks: null,
    en: 'We will abide by the terms of every agreement that we sign with an agency.',
    fr: 'Nous respecterons les termes de chaque accord que nous signons avec une organisation des Nations Unies.',
  },
];
