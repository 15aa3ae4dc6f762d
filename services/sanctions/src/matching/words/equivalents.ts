import { places } from './places';

/** Short and written out forms of one word in names of organisations; the first is the common form. */
const organisationWords = `international intl int internatl inter internacional internationale
national natl nacional nationale nat
company coy comp
brothers bros
manufacturing mfg manuf manufacture
manufacturers mfrs
engineering engg engrg eng ingenieria ingenierie engenharia injenering muhendislik
engineers engrs
construction constr construct construcciones construcoes construcao construccion const stroitelstvo insaat
constructora construtora
services service srvcs srvces svcs svc servicios servicos serv
solutions solns
systems sys syst
technology technologies tech tecnologia technologie teknoloji tekhnologii
department dept departamento departement dpt
government govt gov gouvernement gobierno
university univ universidad universite universitat
association assoc assn asoc asociacion associacao associazione
associates assocs
organization organisation org organizacion orga organisasi
foundation fndn found fond fonds vakf
center centre centro ctr cntr tsentr zentrum merkez merkezi
committee cttee cmte comite comitee
commission comision
communications communication comm comms telecommunications
revolutionary revolution revolutionaries
guard guards
airlines airline airways aerolineas air
ministry ministere ministerio min ministerstvo ministerie
institute inst instituto institut insitute
industries industry ind inds indus industria industrias sanayi
industrial indl
trading trdg trade comercio comercial commerce ticaret torgovlya torgovy
shipping shpg
transport transportation transp transportes trans
management mgmt mgt
development dev devt devpt desarrollo developpement desenvolvimento
federation fed federacion
federal fedl
bank bk banco banque banka
insurance ins insur seguros assurance assurances
investment invest investments invst inversiones inv
finance fin financial finanzas finanz
holding hldg holdings hldgs hold
group grp gp grupo groupe gruppe gruppa gr
pharmaceutical pharm pharma pharmaceuticals farma
laboratory lab labs laboratories laboratorio laboratoire
electronics electronic elec
electric electrical elektrik
petroleum petrol petro
chemical chem chemicals
agricultural agri agric agriculture agricole agricola agro
export exp
import imp
general gen
security sec
defense defence def
aviation avn
brigade bde brigades brigada
battalion bn battalions
committee comite
republic rep republica republique respublika
society soc sociedad societe
society societies
cooperative coop cooperativa
humanitarian hum
charity charitable
limited
research rsch
equipment equip
products product prod prods productos
production produccion
partners partner
brothers brother
community communities
front frente
army ejercito armee
party partido parti
islamic islamique islami islamico islamiya islamiyya
union unio
youth shabaab
sons son
securities security
mountain mt mount
saint st sainte santa san
fort ft
street str
and &`;

/** Given names that are called by, or written in another language as, one another: likely, not certain, to be the same. */
const givenNames = `john jon johnny jack juan jean joao jan johann johannes ivan giovanni yohanes ioan janos
james jim jimmy jamie
joseph joe josef jose giuseppe josep yusuf yousef youssef yusef yousuf yusif youcef joey
michael mike mick mikhail michel miguel mikael mihail mihai michal mykhailo
william bill billy will willie liam wilhelm guillermo guillaume
robert bob bobby rob robbie roberto
richard dick rick ricky rich ricardo
charles charlie chuck carlos karl carl carlo
edward ed eddie ted teddy eduardo edouard
henry harry hank henri enrique heinrich
george jorge georg georges giorgio georgi georgios jerzy yuri yury iurii
paul pablo paolo pavel paulo pavlo pal
peter pete pedro pierre pietro piotr petr pyotr petro petar
thomas tom tommy tomas tommaso
stephen steve steven stefan esteban etienne stephan stepan stjepan
andrew andy drew andre andrei andrey andreas andres andrzej andriy andrej andrea
nicholas nick nicky nicolas nikolai nikolay nikolaus nicola mykola nikola niko
alexander alex alec alexandre aleksandr aleksander alejandro sasha sandro oleksandr aleksandar iskander iskandar alessandro
anthony tony antonio antoine anton antony antonin
daniel dan danny danil daniil daniele
david dave davy davide dawud daoud daud davyd
benjamin ben benny benji bibi binyamin
matthew matt mateo matthias matteo matvei mathieu mateusz
christopher chris kris cristobal christoph christophe
gregory greg grigory grigori grzegorz gregorio grigoriy
lawrence larry laurence lorenzo laurent lars
francis frank francisco francesco francois franz pancho paco frans
frederick fred freddy frederic fredrik
leonard leo len lenny
samuel sam sammy
theodore teddy
timothy tim timmy timofei
vincent vince vicente vincenzo
walter walt
abraham abe avraham
jacob jake jakob jacques jacobo yakov yaqub yacoub jaakko
joshua josh yehoshua
nathaniel nate nathan natan
patrick pat paddy patricio padraig
philip phil felipe philippe filip filippo
raymond ray ramon
ronald ron ronnie
donald don donnie
kenneth ken kenny
gerald gerry
douglas doug
jeffrey jeff geoffrey geoff
zachary zach
elizabeth liz beth betty lisa eliza isabel elisabeth yelizaveta elizaveta isabella
margaret maggie meg peggy marguerite margarita greta
catherine kate katie kathy cathy katherine katharine catalina ekaterina yekaterina katarina kateryna
mary maria marie miriam maryam mariam molly mariya
anna ann anne ana annie hanna hannah
susan sue susie suzanne susanna
jennifer jen jenny
deborah debbie deb
barbara barb
patricia pat patty patti
victoria vicky viktoria
helen elena yelena olena helena helene
eugene yevgeny evgeny evgeni yevgeni gene eugenio yevhen
vladimir wladimir volodymyr volodya vova
dmitry dmitri dmitrii dmytro dima dimitri dimitry dimitrios
sergey sergei serge sergio serhiy serhii
alexei alexey aleksei aleksey alexis oleksiy
basil vasily vasili vassily vasyl
theodor fyodor fedor fiodor
maxim maksim maxime maksym
constantine konstantin kostya
luke lucas luka lukas luca
mark marc marco marcos marko markus marcus
louis luis luigi ludwig lewis
victor viktor vittorio
martin martino marten
simon simeon semyon shimon
stanislav stanislaw stanislas stas
osama usama ousama
abraham ibrahim ebrahim brahim
moses musa moussa moshe mousa
solomon suleiman sulaiman sulayman suleyman soliman
isaac ishaq ishak itzhak yitzhak eshaq
ishmael ismail ismael esmail
jesus isa eissa issa
noah nuh
aaron haroun harun
gabriel jibril jibreel djibril`;

/** Spellings of one name that no rule of sound explains. */
const romanisations = `mohammad mohammed muhammad muhammed mohamed mohamad muhamad mohammod muhamed mahomed mehmet mehmed mohd muhd mahammad
  maxamed magomed moukhammad mukhammad md
ahmad ahmed achmad ahmet axmed akhmed akhmad
hassan hasan hassane xasan
hussein husain husayn hussain hossein hoseyn hossain hussayn houssein xuseen huseyin
omar umar umer oumar cumar omer
othman uthman osman ousmane usman ottman cismaan
abdul abd abdel abdal abdoul
abu abou abo aboo
abdullah abdallah abdulla abdollah abdoullah cabdulaahi abdullahi abdulah
abdulrahman abdurrahman abdurahman abdirahman abderrahmane abdulrehman
said saeed saeid sayed sayyid syed sayyed sayid saiid seyed seyyed
khalid khaled haled
mustafa mostafa moustafa mustapha mustafo
mahmud mahmoud mahmood mehmood mahmut
fatima fatma fatimah fatemeh
aisha ayesha aicha aysha
qasim kassem qassem kasim qasem gassem
jalal djalal galal
jamal gamal djamel cemal jamel
karim kareem abdulkarim
rashid rasheed rachid
walid waleed oualid
tariq tarek tarik
gaddafi qadhafi qaddafi kadhafi gadhafi khadafi qadafi
laden ladin
kim gim
lee ri li yi rhee i
park pak bak
choi choe chwe
jung jong chong jeong cheong
jang chang
young yong yeong
hyun hyon hyeon
chul chol cheol
sung song seong
jun jon jeon chon
cho jo
kang gang
shin sin
lim rim im
noh no ro
yoo yu ryu
paek baek paik back
hyok hyuk hyeok
myong myung myeong
kyong kyung gyeong gyong
chun choon
yun yoon
sok suk seok
su soo
un eun
ho`;

function groups(text: string): string[][] {
  return text
    .replace(/\n {2}/g, ' ')
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
}

export interface WordSymbol {
  /** One name for all words that mean the same. */
  id: string;
  isCertain: boolean;
}

function symbolsOf(...tables: { words: string[][]; isCertain: boolean }[]): ReadonlyMap<string, WordSymbol> {
  const found = new Map<string, WordSymbol>();
  for (const { words, isCertain } of tables) {
    for (const group of words) {
      const symbol = { id: `=${group[0]}`, isCertain };
      for (const word of group) if (!found.has(word)) found.set(word, symbol);
    }
  }
  return found;
}

const forOrganisations = symbolsOf(
  { words: places, isCertain: true },
  { words: groups(organisationWords), isCertain: true },
);
const forPersons = symbolsOf(
  { words: groups(romanisations), isCertain: true },
  { words: groups(givenNames), isCertain: false },
);

/** Two words of one symbol agree although they are written apart. */
export function symbolOf(text: string, isPerson: boolean): WordSymbol | undefined {
  return (isPerson ? forPersons : forOrganisations).get(text);
}
