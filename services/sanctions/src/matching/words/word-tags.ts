/** What a word does in a name; its weight follows from the tag and the rarity table alone. */
export type WordTag =
  | 'name'
  | 'generic'
  | 'place'
  | 'legal'
  | 'title'
  | 'particle'
  | 'patronymic'
  | 'initial'
  | 'number';

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter(Boolean));

/** Words of organisations' trades and forms, in the languages of the lists. */
const generic =
  set(`group holding holdings trading trade international national general global world worldwide industrial
  industries industry enterprise enterprises service services solution solutions system systems technology technologies
  technical engineering engineers engineer construction constructions constructors contracting contractors consulting
  consultants consultant consultancy bank banking insurance investment investments finance financial capital export import
  shipping ship maritime marine transport transportation logistics cargo freight medical medicine pharmaceutical
  pharmaceuticals pharma health hospital clinic electronics electronic electric electrical energy oil gas petroleum
  petrochemical chemical chemicals mining mineral minerals steel metal metals power water sewerage food foods agricultural
  agriculture agro farm farms textile textiles foundation association organization society charity charitable relief aid
  humanitarian committee council union federation center institute institution university school college academy network
  front movement army brigade brigades battalion force forces command corps guard party state ministry department office
  branch bureau commission agency authority administration government project projects equipment supply supplies supplier
  product products production material materials machinery machine machines motor motors manufacturing manufacture factory
  plant works trust fund cooperative club media news television radio press telecommunication telecommunications telecom
  communication communications information software research development science sciences scientific defense security
  military aviation aviation air airline airlines aerospace airways travel tours tourism hotel hotels real estate property
  properties building builders architecture design road roads highway railway railways bridge port harbor fishery fisheries
  commercial commerce business management marketing distribution distributors retail market markets store stores exchange
  money remittance gold jewelry securities partners partnership brothers sons associates limited overseas foreign new
  islamic people peoples popular liberation revolutionary revolution resistance youth women children islami united joint
  constructora construtora construcciones construcoes ingenieria engenharia consultoria comercial comercio comercializadora
  inversiones inmobiliaria servicios servicos transportes industria industrias empresa empresas grupo sociedad agropecuaria
  ganadera societe entreprise travaux generale insaat sanayi ticaret sucursal filial projetos proyectos`);

const titles =
  set(`mr mrs ms miss mister dr doctor prof professor sir dame lord lady sheikh shaikh shaykh sheik cheikh imam
  maulavi mawlavi maulawi moulavi maulana mawlana mawlawi mulla mullah mollah qari hajji hadji hajj haj haji alhaj sayyed
  sardar general gen colonel col major maj captain capt cpt lieutenant lt sergeant sgt brigadier commander cmdr admiral
  president vicepresident chairman minister premier king queen prince princess emir amir sultan his her excellency hon
  honorable honourable rev reverend bishop father pope ayatollah hojjatoleslam jr sr junior senior esq phd md ing eng engr
  monsieur madame herr frau senor senora don dona ambassador senator governor mayor judge secretary chancellor`);

const particles =
  set(`al el ul ur us the le la las les los l de del della der den des di da do dos das du van von zu y e
  and of for fi wal wa i o a an in at on to by with und et ve dan pour para ter ten af av ap abu-al`);

/** "X son of Y": the order on both sides says who is whose child. */
const patronymics = set('bin ibn ben bint binti ould wuld walad ogly oglu oghlu kyzy kizi qizi');

/** Names of persons in which a title is part of the name rather than an honour. */
const titlesAsNames = set('amir emir sultan haji prince king sardar don');

export function tagOf(text: string, isPerson: boolean): WordTag {
  if (/^\d+$/.test(text)) return 'number';
  if (isPerson && patronymics.has(text)) return 'patronymic';
  if (particles.has(text)) return text.length === 1 && isPerson ? 'initial' : 'particle';
  if (text.length === 1) return 'initial';
  if (isPerson) return titles.has(text) && !titlesAsNames.has(text) ? 'title' : 'name';
  if (generic.has(text)) return 'generic';
  return 'name';
}

const honorifics =
  set(`sheikh shaikh shaykh sheik cheikh imam maulavi mawlavi maulawi moulavi maulana mawlana mawlawi mulla
  mullah mollah qari hajji hadji hajj alhaj sayyed`);

/** Titles that their bearers are known by. */
export function isHonorific(text: string): boolean {
  return honorifics.has(text);
}
