/**
 * Names that are one name to those who bear them and look or sound too different for any rule: short forms, and spellings of one
 * name across Irish, Welsh, Scots, Polish, Arabic, South Asian and other hands. One family a line; a word may stand in several.
 * Compiled by hand from common knowledge of names; what a sound or a slip of the hand explains needs no line here.
 */
const lines = `
mohammed muhammad mohammad mohamed muhammed mohamad mohd mahomed muhamed md mo mahmed
ahmed ahmad ahmet achmed
hussain hussein husain husayn hossain hosein
hassan hasan
yusuf yousef yousaf yosef josef joseph joe joey giuseppe jose yusef
ibrahim ebrahim abraham abe ibraheem
ismail ishmael ismael
isa issa eesa
musa moosa moses
umar omar omer
usman osman othman uthman
khalid khaled
rahman rehman
zainab zaynab zeynep
fatima fatema fatimah fatma
aisha ayesha aysha aicha ayse aiesha
khadija khadijah hadija kadeeja
maryam mariam miriam mary maria marie moira maire molly polly mhairi vari maura
sheikh shaikh sheik shaykh
chaudhry choudhury chowdhury chaudhary chaudhuri chowdhry choudhry
syed sayed said sayyid
qureshi koreshi kureishi
akhtar aktar akther
uddin ud-din oddin
lakshmi laxmi luxmi
mukherjee mukerji mukhopadhyay mookerjee
banerjee bannerji bandyopadhyay
chatterjee chatterji chattopadhyay
krishna krishnan krushna kishan
gurpreet gurprit gupreet
jaswinder jasvinder jas jaz
harpreet harprit
sukhwinder sukhvinder sukhi
balwinder balvinder
manpreet manprit
singh sing singha
kaur cour kor
patel putel
siobhan shevaun chevonne shivaun shavon chivon shivawn
niamh neve nieve neave nev
saoirse sersha seersha searsha
aoife eefa efa ifa
caoimhe keeva kweeva quiva keva
sinead shinade shinead sinade
aisling ashling ashlynn aislinn
roisin rosheen rosaleen
eoin owen eoghan euan ewan owain ewen yewan
padraig patrick pat paddy porrick podrig padraic pauric
cian kian kean keane
oisin usheen osheen ocean
tadhg tiger tige teige taig
grainne gronya grania gronia
ciaran kieran kieron keiran
niall neil neal nile
eamon eamonn edmund aymon
aodhan aidan aiden aedan
sean shaun shawn john jon jack johnny ian iain evan ivan jan johan juan giovanni ieuan
seamus shamus james jim jimmy jamie hamish jacob diego
maeve meave maev medb
deirdre deidre dierdre
fionnuala finola nuala fenella
micheal michael mick mike mickey meehall mihal michal mikhail miguel
ruairi rory ruairidh rhuari
conor connor
cathal cahal kahal
diarmuid dermot diarmaid dermid
orlaith orla orlagh
sorcha surraka
sile sheila sheelagh shelagh
llewellyn llewelyn lewelyn clewelyn thlewellyn llew lyn
llywelyn llewellyn
lloyd loyd floyd
llinos
dafydd david dave davy davith dewi taffy
rhys reece rees reese rice
gruffydd griffith gruffud griff griffiths
hywel howell howel powell
myfanwy muvanwy mavanwy
angharad ankarad anharad
gwyneth gweneth gwynneth
gwenllian gwenlian
cerys kerys carys karis
sian sharn shan jane jean
bronwen bronwyn
iorwerth yorweth
iwan ewan
emrys ambrose
eluned linnet
geraint gerent
nerys
megan meg margaret maggie peggy madge greta rita marge margarita malgorzata gosia margozata
agnieszka agneshka agnes agnieska aga
krzysztof kristof christopher chris kit krys kristoff krystof shishtof krishtof
wojciech voychek voytek wojtek voychech woyciech voitek
grzegorz gregosh gregory greg gzegosh
andrzej andrew andy andjay drew andrej andreas andrei andzey
katarzyna kasia catherine katherine kate kathy katie cathy kathryn kay kitty katrina catriona kataryna ekaterina katya catrin kashia
jerzy george yerzy jurek jerzey
lukasz lukash luke lucas wukash
pawel paul pavel pavell pablo pol
piotr peter pete pyotr pedro
tomasz thomas tom tommy tomash tomos tomek
zbigniew zbignev zbyszek
szymon simon shimon si
jadwiga hedwig yadviga
elzbieta elizabeth liz beth betty lizzie eliza elspeth lisa libby ela elsbeth elisabeth bess
malgorzata margaret
stanislaw stan stanislav stanley
waclaw vaclav wenceslas vatslav
boguslaw boguslav
slawomir slavomir
miroslaw miroslav
mieczyslaw mechislav
ewa eva eve
wisniewski vishnevski vishnefski wishneski
wojcik voychik woychik
wozniak vozniak voznyak
szczepanski shchepanski stepanski chepanski
zielinski jelinski zhelinski
dabrowski dombrovski dombrowski
kowalczyk kovalchik kowalchik
nowak novak novack
jankowski yankovski
wieczorek viechorek
jablonski yablonski
oleksandr alexander alex sandy alec aleksander sasha alasdair alistair alastair alejandro sander lex alasdhair
volodymyr vladimir wladimir wlodzimierz vlad
dmytro dmitri dimitri dmitry
yevhen eugene evgeny yevgeny gene
serhiy sergei sergey sergio
mykola nikolai nicholas nick nicky nikolay
oksana oxana
xu hsu shu
zhang chang cheung
zhou chou chow
zhao chao
qian chien
li lee leigh lea
nguyen nuwin nwin win nuyen newyen
huang wong wang
joao john
goncalves gonsalves gonzalves gonzales
oluwaseun seun shayun
chukwuemeka emeka
oluwatobi tobi
ngozi ungozi
william bill billy will willie liam wilhelm gwilym
robert bob bobby rob robbie bert
richard dick rick ricky rich
edward ed eddie ted teddy ned
henry harry hal harri enrique
charles charlie chuck chas carl karl carlos
anthony tony anton antonio
steven stephen steve stefan stephan etienne esteban
frederick fred freddie freddy
albert bert bertie al
francis frank frankie fran francisco
lawrence laurence larry laurie
geoffrey jeffrey geoff jeff
philip phillip phil felipe
matthew matt matty matteo mateusz
daniel dan danny
samuel sam sammy
benjamin ben benny
joshua josh
nathaniel nathan nat
jonathan jon jonny
gerald gerry jerry gerard
terence terry terrance
raymond ray
ronald ron ronnie
donald don donny
kenneth ken kenny
leonard len lenny leo
reginald reg reggie
vincent vince vinny
victoria vicky vicki tori
susan sue susie suzanne suzie
patricia pat trish tricia patsy
barbara babs barb
deborah debbie debra deb
jennifer jenny jen jenni
rebecca becky becca beccy
samantha sam sammie
alexandra alex sandra lexi alexandria
jacqueline jackie jacqui jaclyn
christine chris chrissie christina tina kirsty kirsten
theresa teresa terry tess tessa
dorothy dot dottie dolly
florence flo florrie
eleanor ellie nell nellie elinor eleanora helen ellen elena lena
abigail abby abi gail
amanda mandy
angela angie
gillian jill gill jillian
judith judy jude
victor vic
zachary zach zak
isabel isobel isabella izzy bella iseabail ishbel
charlotte lottie charlie
anne ann anna annie nan nancy hannah ana anya
frances fran fanny
emily em emilia milly
louise lou louisa
sarah sara sally sadie zara
caroline carrie carolyn caz
josephine jo josie
lesley leslie les
stephanie steph stefanie
nicola nicky nikki nicole
phoebe feeby febe
chloe kloe cloey
penelope penny
cholmondeley chumley cholmondley chumleigh
featherstonehaugh fanshaw fanshawe featherstone
beauchamp beecham beacham
marjoribanks marchbanks
mainwaring mannering
stjohn sinjun sinjin
menzies mingis mingies menzis
dalziel deeyell dalyell deyell
colquhoun cahoon calhoun
wriothesley risley roxley
cockburn coburn
urquhart urkut
buchanan bucannon
beaulieu bewley
belvoir beaver
leveson looson leveson-gower
gower gore
ruthven riven rivven
strachan strawn
milngavie mulguy
auchinleck affleck
maclean mclean mclaine maclaine mccleane
mackay mckay mckie mackie mcky
macleod mcleod mccloud macloud
mcgrath magrath megraw mcgraw
meagher maher mahr
keogh kehoe keough
gallagher gallaher galagher
docherty doherty dougherty
sheehy shehy
smith smyth smythe
clark clarke clerk
reid reed read reade
thompson thomson tomson
stewart stuart steward
davies davis davys
leicester lester
worcester wooster
hughes hews huws
pugh pew
vaughan vawn vorn
yeats yates
psmith smith
knight night
wright rite write
wray ray
cooper couper cowper
baker bakker
schmidt schmitt smit
meyer maier mayer meier myer
mueller muller miller
`;

const familyOfWord = readFamilies(lines);

function readFamilies(text: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const line of text.trim().split('\n')) {
    const words = line.split(' ');
    for (const word of words) found.set(word, [...(found.get(word) ?? []), words[0] ?? word]);
  }
  return found;
}

/** The families that a word belongs to, each by its first name. */
export function familiesOf(word: string): readonly string[] {
  return familyOfWord.get(word) ?? [];
}
