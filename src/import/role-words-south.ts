import type { Role } from '../model/lines.ts';

/**
 * Words of headers in Greek, Serbian, Croatian, Slovene, Romanian, the Baltic and the Nordic languages, and what the other
 * lists lack of theirs, as `ROLE_WORDS` has those of the six languages of the screen.
 */
// prettier-ignore
export const SOUTH_WORDS: Readonly<Partial<Record<Role, readonly (readonly [weight: number, words: string])[]>>> = {
  customer: [
    [1, 'πελάτης|κωδικός πελάτη|όνομα πελάτη|επωνυμία πελάτη|αγοραστής|купац|назив купца|шифра купца|клијент|име на клиента|клиентски номер|kupac|naziv kupca|ime kupca|šifra kupca|id kupca|klijent|naziv klijenta|kupec|stranka|ime stranke|šifra stranke|naročnik|plačnik|nume client|cod client|denumire client|cumpărător|denumire cumpărător'],
    [1, 'pirkėjas|pirkėjo pavadinimas|pirkėjo kodas|klientas|kliento kodas|kliento pavadinimas|užsakovas|pircējs|klients|klienta kods|klienta nosaukums|klienta nr|pasūtītājs|ostja|kliendi kood|kliendikood|kliendi nimi|tellija|asiakas|asiakasnumero|asiakasnro|asiakkaan nimi|asiakasnimi|ostaja|tilaaja|kundnamn|kundnr|kundens namn|köpare|beställare|kundenavn|kundenummer|kundenr|kjøper|køber|debitornr|bestiller'],
    [1, 'alıcı|alıcı adı|müşteri adı soyadı|müşteri unvanı|üye|üye adı|üye no|müşteri id|kundin|besteller name|numer nabywcy|compratore|nome acquirente|nombre del comprador|nome do comprador|nom de l acheteur'],
    [0.7, 'επωνυμία|получател|beneficiar|gavėjas|saņēmējs|saaja|vastaanottaja|mottagare|mottaker|modtager|primatelj|prejemnik|e mail kunde|kundens e post|e post|e posta|sähköposti'],
    [0.5, 'όνομα|ονοματεπώνυμο|αφμ|ime i prezime|ime in priimek|nume și prenume|nimi|namn|navn'],
  ],
  date: [
    [1, 'ημερομηνία|ημερομηνία παραγγελίας|ημερομηνία τιμολογίου|ημερομηνία έκδοσης|ημερομηνία πώλησης|ημερομηνία παραστατικού|ημ νία|датум|датум фактуре|дата на издаване|дата на продажба|дата на документ|datum računa|datum narudžbe|datum fakture|datum prodaje|datum izdavanja|datum kupnje|datum naročila|datum izdaje|data facturii|data comenzii|dată comandă|dată factură|data emiterii|data vânzării|data tranzacției|data document'],
    [1, 'užsakymo data|sąskaitos data|pardavimo data|dokumento data|datums|pasūtījuma datums|rēķina datums|pārdošanas datums|dokumenta datums|kuupäev|arve kuupäev|tellimuse kuupäev|müügi kuupäev|päivämäärä|päiväys|pvm|tilauspäivä|tilauspvm|laskupäivä|laskun päivä|laskun pvm|myyntipäivä|fakturadatum|beställningsdatum|köpdatum|försäljningsdatum|transaktionsdatum|bokföringsdatum|dato|ordredato|fakturadato|salgsdato|bestillingsdato|købsdato|kjøpsdato|bilagsdato|transaksjonsdato|transaktionsdato'],
    [1, 'принят в обработку|дата принятия в обработку|bestellzeitpunkt|bestellzeit|bestellt am|bestelleingang|auftragseingang|kaufzeitpunkt|gekauft am|verkaufszeitpunkt|verkauft am|rechnungszeitpunkt|transaktionsdatum|transaktionszeitpunkt|datum der bestellung|datum der rechnung|oluşturulma tarihi|düzenlenme tarihi|tarih saat'],
    [0.8, 'ödeme tarihi|zahlungszeitpunkt|tilausaika|tidpunkt|tidspunkt'],
    [0.4, 'teslim tarihi|teslimat tarihi|gönderi tarihi|kargo tarihi|versandzeitpunkt|lieferzeitpunkt|leveringsdato|leveransdatum|toimituspäivä|datum isporuke|datum dobave|data livrării|pristatymo data|piegādes datums|tarnekuupäev|ημερομηνία παράδοσης'],
    [0.2, 'termin|son ödeme tarihi|förfallodatum|forfallsdato|forfaldsdato|eräpäivä|datum dospijeća|datum dospeća|rok plačila|scadență|data scadenței|apmokėti iki|apmaksas termiņš|maksetähtaeg|ημερομηνία λήξης'],
  ],
  amount: [
    [1, 'ποσό|σύνολο|αξία|τζίρος|συνολικό ποσό|συνολική αξία|γενικό σύνολο|τελικό ποσό|πληρωτέο|πωλήσεις|износ|укупно|вредност|промет|обща стойност|крайна сума|iznos|ukupno|ukupan iznos|ukupna cijena|ukupna vrijednost|vrijednost|vrednost|promet|za platiti|iznos računa|iznos s pdv|iznos bez pdv|svota|prihod|znesek|skupaj|skupni znesek|za plačilo|prihodek|znesek z ddv|znesek brez ddv'],
    [1, 'sumă|valoare|valoare totală|total comandă|total factură|total de plată|de plată|valoare cu tva|valoare fără tva|preț total|încasări|cifra de afaceri|iš viso|viso|bendra suma|mokėtina suma|suma su pvm|suma be pvm|apyvarta|pajamos|kopā|kopējā summa|summa ar pvn|summa bez pvn|apmaksai|apgrozījums|kokku|kogusumma|summa km ga|summa km ta|tasuda|käive'],
    [1, 'yhteensä|loppusumma|kokonaissumma|hinta yhteensä|myynti|liikevaihto|maksettu|totalt|omsättning|försäljning|att betala|orderbelopp|ordersumma|ordervärde|radsumma|intäkt|beløp|totalbeløp|omsetning|salg|å betale|ordrebeløp|ordresum|fakturabeløp|bruttobeløp|nettobeløp|linjesum|beløb|i alt|omsætning|totalbeløb|ordrebeløb|fakturabeløb|linjebeløb'],
    [1, 'toplam fiyat|sipariş tutarı|toplam sipariş tutarı|ödenen tutar|ödeme tutarı|net satış|faturalanacak tutar|tahsilat|zahlbetrag|gesamtwert|warenkorbwert|bruttosumme|nettosumme|erlös|erlöse|bruttoerlös|nettoerlös|imp total|total a pagar|total pagado|total general|gran total|total comprobante|importe bruto|monto bruto|importe neto|total bruto|total neto|valor pago|valor bruto|valor líquido|total bruto|total líquido|valor total do pedido|totale documento|totale lordo|importo lordo|importo netto|totale da pagare|montant payé|total payé|total général|prix total ttc|montant brut|montant net|kwota do zapłaty|łączna kwota|zapłacono|suma brutto|wartość pozycji|presentment amount|settlement amount|amount collected|sales incl tax|sales excl tax|booking amount|booking total|takings'],
    [0.35, 'τιμή|cijena|prodajna cijena|prodajna cena|preț|kaina|hind|hinta|pris|fiyat|satış fiyatı|prijs'],
    [0.8, 'bruto|neto|lordo|brut|бруто|нето|ara toplam|verollinen|veroton'],
  ],
  quantity: [
    [1, 'ποσότητα|τεμάχια|τμχ|количина|количество бр|količina|komada|kom|cantitate|bucăți|buc|kiekis|vnt|daudzums|skaits|gab|kogus|määrä|kpl|lukumäärä|kvantitet|antall|stk'],
    [0.6, 'tk|mengde'],
  ],
  unitPrice: [
    [1, 'τιμή μονάδας|τιμή τεμαχίου|jedinična cijena|jedinična cena|cijena po komadu|prodajna cijena|prodajna cena|cena na enoto|preț unitar|preț de vânzare|vieneto kaina|vnt kaina|cena par vienību|vienības cena|ühiku hind|ühikuhind|yksikköhinta|a hinta|kappalehinta|enhetspris|enhedspris|stykpris|stykkpris|pris pr stk|a pris|satış fiyatı'],
    [0.85, 'τιμή|cijena|preț|kaina|hind|hinta|pris'],
  ],
  discount: [[1, 'έκπτωση|popust|попуст|reducere|nuolaida|atlaide|allahindlus|soodustus|alennus|rabatt|rabat']],
  order: [
    [1, 'αριθμός παραγγελίας|αρ παραγγελίας|παραγγελία|αριθμός τιμολογίου|τιμολόγιο|παραστατικό|αρ παραστατικού|αριθμός παραστατικού|број рачуна|рачун|број фактуре|broj računa|račun|broj fakture|broj narudžbe|narudžba|broj porudžbine|porudžbina|broj dokumenta|številka računa|številka naročila|naročilo|număr comandă|nr comandă|comandă|id comandă|număr factură|nr factură|factură|nr bon'],
    [1, 'užsakymo nr|užsakymo numeris|užsakymas|sąskaitos nr|sąskaitos numeris|sąskaita|dokumento nr|čekio nr|pasūtījuma nr|pasūtījuma numurs|pasūtījums|rēķina nr|rēķina numurs|rēķins|dokumenta nr|tellimuse nr|tellimuse number|tellimus|arve nr|arve number|arve|tilausnumero|tilausnro|tilaus|laskunumero|laskun numero|lasku|kuittinumero|fakturanummer|fakturanr|beställningsnummer|beställning|kvittonummer|ordernr|ordrenummer|ordrenr|ordre|bilagsnummer|bilagsnr'],
    [1, 'sipariş id|sipariş kodu|sipariş|fatura|işlem no|belge no|evrak no|adisyon no|rezervasyon no|rezervasyon kodu|kontrat no|kontrat numarası|sözleşme no|reservation id|reservation code|booking id|booking number|booking reference|confirmation number|contract number|bestell id|auftrags id|rechnungs nr|bestellcode'],
    [1, 'no de venta|n de venta|numero de venta|número de venda|id de la venta|nro de venta|no de pedido|nro pedido|nro factura|nro comprobante'],
    [0.6, 'irsaliye no|paket no|verifikation|tositenumero|kuitti|račun br'],
  ],
  product: [
    [1, 'προϊόν|όνομα προϊόντος|είδος|κωδικός είδους|περιγραφή είδους|υπηρεσία|производ|артикал|назив артикла|услуга|proizvod|naziv proizvoda|artikl|artikal|naziv artikla|šifra artikla|roba|usluga|izdelek|naziv izdelka|storitev|produs|denumire produs|nume produs|cod produs|articol|serviciu|marfă|prekė|prekės pavadinimas|prekės kodas|produktas|paslauga|prece|preces nosaukums|preces kods|produkts|pakalpojums|toode|toote nimi|tootekood|kaup|teenus|tuote|tuotenimi|tuotekoodi|tuotteen nimi|palvelu|nimike'],
    [1, 'produktnamn|artikelnamn|vara|varunamn|tjänst|benämning|produktnavn|vare|varenavn|varenummer|varenr|varetekst|tjeneste|ydelse|malzeme|malzeme adı|malzeme kodu|hizmet|mal hizmet|stok|barkod|dish|menu item|menu|drink|meal|treatment|treatment name|variant|model|flavor|flavour|event name|ticket type|ticket name|offer title|listing title|book title'],
    [0.7, 'περιγραφή|denumire|beskrivning|beskrivelse|selite'],
  ],
  category: [
    [1, 'κατηγορία|ομάδα|οικογένεια|категорија|група|kategorija|skupina izdelkov|grupa artikala|grupa proizvoda|vrsta|categorie|grupă|familie|grupė|prekių grupė|kategorija prekės|preču grupa|kategooria|tootegrupp|kategoria|tuoteryhmä|osasto|produktgrupp|varugrupp|avdelning|produktgruppe|varegruppe|grupo|subgrupo|grupo de produto|grupo de productos|setor|rubro|línea'],
    [0.6, 'μάρκα|marka|brend|proizvođač|blagovna znamka|producător|prekės ženklas|gamintojas|zīmols|ražotājs|kaubamärk|tootja|merkki|brändi|varumärke|märke|mærke|merke|manufacturer'],
  ],
  channel: [
    [1, 'κανάλι|πηγή|prodajni kanal|izvor|sursă|canal de vânzare|kanalas|šaltinis|kanāls|kanava|lähde|källa|kilde|salgskanal|försäljningskanal'],
    [0.6, 'κατάστημα|υποκατάστημα|τρόπος πληρωμής|продавница|poslovnica|prodavnica|trgovina|način plaćanja|način plačila|magazin|punct de lucru|metodă de plată|modalitate de plată|parduotuvė|filialas|mokėjimo būdas|veikals|filiāle|apmaksas veids|pood|kauplus|makseviis|myymälä|toimipiste|maksutapa|butik|butikk|betalsätt|betalningsmetod|betalingsmåte|betalingsmetode|şube|mağaza|ödeme yöntemi|tender|tender type|register|till'],
  ],
  region: [
    [1, 'πόλη|χώρα|περιοχή|νομός|град|држава|grad|država|regija|mjesto|županija|opština|oraș|județ|țară|localitate|miestas|šalis|apskritis|pilsēta|valsts|novads|linn|riik|maakond|kaupunki|maa|alue|postinumero|stad|län|postnummer|postort|poststed|postnr|kommune|fylke'],
  ],
  seller: [
    [1, 'πωλητής|υπάλληλος|ταμίας|продавац|prodavač|prodavac|prodajalec|komercijalist|blagajnik|zaposlenik|konobar|vânzător|casier|agent vânzări|pardavėjas|vadybininkas|kasininkas|pārdevējs|kasieris|müüja|myyjä|työntekijä|säljare|kassör|anställd|selger|sælger|ekspedient|medarbejder|ansatt|rehber|garson'],
  ],
  currency: [[1, 'νόμισμα|monedă|valută|valiuta|valūta|valuuta|valuutta|döviz cinsi|döviz türü|tipo de moneda|tipo moneda|moneda id|waluta zamówienia']],
  status: [
    [1, 'κατάσταση|κατάσταση παραγγελίας|статус|стање|stanje|status narudžbe|status naročila|stare|stare comandă|status comandă|būsena|užsakymo būsena|statuss|stāvoklis|staatus|olek|tila|tilauksen tila|orderstatus|ordrestatus|sipariş durumu'],
  ],
  cost: [[1, 'κόστος|trošak|nabavna vrijednost|nabavna vrednost|savikaina|pašizmaksa|omahind|kustannus|kostnad|omkostning|vareforbrug|maliyet']],
  unitCost: [[1, 'τιμή αγοράς|nabavna cijena|nabavna cena|preț de achiziție|pirkimo kaina|iepirkuma cena|ostuhind|ostohinta|inköpspris|innkjøpspris|indkøbspris|kostpris|alış fiyatı|birim maliyet']],
  margin: [[1, 'κέρδος|dobit|zarada|marža|dobiček|adaos|pelnas|peļņa|kasum|kate|voitto|vinst|täckningsbidrag|dækningsbidrag|fortjeneste|avance|kar|kâr']],
  name: [
    [1, 'όνομα πελάτη|επωνυμία πελάτη|ονοματεπώνυμο|naziv kupca|ime kupca|ime i prezime|ime in priimek|nume client|pirkėjo pavadinimas|klienta nosaukums|kliendi nimi|asiakkaan nimi|kundnamn|kundenavn|alıcı adı|müşteri adı soyadı'],
    [0.7, 'όνομα|ime|prezime|priimek|prenume|nimi|namn|förnamn|efternamn|navn|fornavn|etternavn|efternavn|soyadı'],
  ],
  email: [[1, 'e post|e postadress|e mailadresse|sähköposti|e posta|el paštas|e pasts|kundens e post']],
  phone: [[1, 'τηλέφωνο|κινητό|telefonas|tālrunis|puhelin|puhelinnumero|mobilnummer|telefonnr|cep telefonu']],
};
