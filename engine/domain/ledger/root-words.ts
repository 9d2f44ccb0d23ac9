/** One word for each value of a byte, in order; the same place of both lists means the same thing. SPEC 0.1, section 7. */
const LISTS = {
  id: `
  air akar alang alpukat anggrek anggur angin angklung angsa apel asam awan badak bahu bakau balok
  bambu bangku bantal banteng bawang bayam bebek bedug belalang belimbing bendera beras berlian bibir bintang bola
  buaya bubur bukit buku bulan bunga burung cabai cacing candi cangkir capung cat cecak cemara cempaka
  cengkih cerobong cincin cokelat corong cumi damar danau dapur daun delima dermaga desa domba dompet emas
  ember embun engsel fajar gading gajah garam garpu gedung gelang gelas gelombang gembok gerbang gergaji gerobak
  gigi gitar gudang gula gunting gunung gurita hakim halaman handuk harimau harta hati helm hidung hiu
  hujan ikan intan jagung jahe jala jamur jangkar jarum jembatan jendela jeruk jukung kabut kaca kacang
  kakap kaktus kalung kambing kamera kancil kancing kapak karet kasur kayu kecapi kelapa kelereng kelinci kenari
  kendi kentang kepiting keranjang kerbau keris kertas kipas kolam kopi kopor kota kuali kuda kulit kunci
  kunyit kupu kursi labu lada ladang lampu landak langit lantai lautan layar lebah lemari lengkuas lidah
  lilin lobak logam lontar lumba lumpur lutut madu mangga mata meja melati mentega mentimun merak merpati
  minyak monyet muara musang mutiara naga nanas nangka nelayan obor ombak padi pagar pahat panah panggung
  papan parang pasir patung peluit pena penyu perisai permata pintu piring pisang pisau pohon pulau rakit
  rawa roda rotan roti sabun sagu salju sapi sarung sawah sekop semangka semut sendok sepatu sepeda
  serigala singa sirih sisir sumur surat susu tali taman teh telinga telur tembaga tenda teratai terompet
  terong tikar tikus tirai tomat tongkat topeng tugu tupai ukiran ular unta wayang wortel zaitun zamrud
`,
  en: `
  water root reed avocado orchid grape wind rattle goose apple tamarind cloud rhino shoulder mangrove beam
  bamboo bench pillow bison onion spinach duck drum cricket starfruit flag rice diamond lips star ball
  crocodile porridge hill book moon flower bird chili worm temple cup dragonfly paint gecko pine magnolia
  clove chimney ring cocoa funnel squid resin lake kitchen leaf ruby pier village sheep wallet gold
  bucket dew hinge dawn ivory elephant salt fork building bracelet glass wave padlock gate saw cart
  tooth guitar barn sugar scissors mountain octopus judge yard towel tiger treasure heart helmet nose shark
  rain fish crystal corn ginger net mushroom anchor needle bridge window orange canoe fog mirror peanut
  snapper cactus necklace goat camera deer button axe rubber mattress wood lute coconut marble rabbit canary
  pitcher potato crab basket buffalo dagger paper fan pond coffee suitcase city wok horse skin key
  turmeric butterfly chair pumpkin pepper field lamp hedgehog sky floor ocean sail bee cupboard galangal tongue
  candle radish metal palm dolphin mud knee honey mango eye table jasmine butter cucumber peacock pigeon
  oil monkey estuary weasel pearl dragon pineapple jackfruit fisher torch surf paddy fence chisel arrow stage
  board machete sand statue whistle pen turtle shield jewel door plate banana knife tree island raft
  swamp wheel rattan bread soap sago snow cow sarong terrace shovel melon ant spoon shoe bicycle
  wolf lion betel comb well letter milk rope garden tea ear egg copper tent lotus trumpet
  eggplant mat mouse curtain tomato stick mask monument squirrel carving snake camel puppet carrot olive emerald
`,
} as const;

export type WordLanguage = keyof typeof LISTS;

const ROOT = /^[0-9a-f]{64}$/;
/** 64 bits: enough to compare two pictures by ear. Whoever could choose the ledger would need the whole root against them. */
const WORDS = 8;

export function wordList(language: WordLanguage): readonly string[] {
  return LISTS[language].trim().split(/\s+/);
}

const lists = { id: wordList('id'), en: wordList('en') };

/** The first eight bytes of a root, in 64 hex digits, as words; empty for what is no root, as of a ledger not yet begun. */
export function rootWords(root: string, language: WordLanguage): readonly string[] {
  if (!ROOT.test(root)) return [];
  return Array.from({ length: WORDS }, (_, place) => {
    const byte = Number.parseInt(root.slice(2 * place, 2 * place + 2), 16);
    return lists[language][byte] as string;
  });
}
