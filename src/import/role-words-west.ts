import type { Role } from '../model/lines.ts';

/**
 * Words of headers in German, French, Spanish, Polish, Portuguese and Italian, as `ROLE_WORDS` has those of the six
 * languages of the screen: consultants open what their clients' shops, books and banks write.
 */
// prettier-ignore
export const WEST_WORDS: Readonly<Partial<Record<Role, readonly (readonly [weight: number, words: string])[]>>> = {
  customer: [
    [1, 'kunde|kundennummer|kunden nr|kundennr|kunden id|kd nr|debitor|debitorennummer|käufer|besteller|client|numéro client|n client|code client|id client|acheteur|compte client|cliente|código cliente|código de cliente|id cliente|n cliente|comprador|klient|nabywca|kontrahent|kod klienta|id klienta|numer klienta|kupujący|nip nabywcy|cod cliente|id do cliente|codice cliente|acquirente|odbiorca|login kupującego|pokupatel|klient|zakazchik|kontragent|pelanggan|id pelanggan|kode pelanggan|müşteri|müşteri no|müşteri kodu|klant|klantnummer|klant id|kund|kundnummer'],
    [0.8, 'kunden e mail|e mail adresse|firma|firmenname|kundenname|auftraggeber|courriel|e mail client|nom du client|nom client|raison sociale|société|client nom|correo|correo electrónico|email del cliente|nombre del cliente|nombre cliente|razón social|empresa|nazwa klienta|nazwa nabywcy|nazwa firmy|nazwa kontrahenta|e mail klienta|e mail kupującego|adres email|nome do cliente|nome cliente|ragione sociale|e mail do cliente|nif|nif cliente|cpf|cnpj|nip|partita iva'],
    [0.6, 'rechnungsempfänger|name des kunden|empfänger|nachname|nom|destinataire|apellidos|nombre|nazwisko|imię i nazwisko|nazwa|nome|destinatario'],
  ],
  date: [
    [1, 'bestelldatum|rechnungsdatum|belegdatum|verkaufsdatum|auftragsdatum|buchungsdatum|kaufdatum|tag|date de commande|date commande|date de facture|date facture|date de vente|date d achat|date de la commande|date opération|date de l opération|fecha|fecha de pedido|fecha pedido|fecha de venta|fecha factura|fecha de factura|fecha de compra|fecha operación|fecha de emisión|data|data zamówienia|data sprzedaży|data wystawienia|data transakcji|data zakupu|data do pedido|data da venda|data de emissão|data da compra|data ordine|data fattura|data vendita|data documento|data emissione|data di emissione|data emissão|data emisji|data operazione|data registrazione|data contabile|date d émission|date émission|fecha emisión|fecha comprobante|fecha cbte|data księgowania|data operacji|data de venda|belegdat|data zakaza|data prodazhi|leistungsdatum|tanggal|tarih|sipariş tarihi|orderdatum|besteldatum|factuurdatum'],
    [0.8, 'buchung|buchungstag|erstellt am|zahlungsdatum|bezahlt am|datum uhrzeit|date de création|date de paiement|créé le|fecha de creación|fecha de pago|fecha hora|data utworzenia|data płatności|data wpłaty|data de criação|data criação|data pagamento|zeitpunkt'],
    [0.4, 'lieferdatum|versanddatum|wertstellung|wertstellungsdatum|valutadatum|valuta|date de livraison|date de valeur|fecha de entrega|fecha valor|fecha de envío|data wysyłki|data waluty|data de entrega|data valuta'],
    [0.2, 'fälligkeitsdatum|fällig am|date d échéance|fecha de vencimiento|termin płatności|data de vencimento|data scadenza|fecha vto|fecha venc|fecha vencimiento|data vencimento'],
  ],
  amount: [
    [1, 'betrag|umsatz|gesamtbetrag|gesamtsumme|rechnungsbetrag|bruttobetrag|nettobetrag|summe|gesamt|gesamtpreis|bestellsumme|bestellwert|brutto|netto|bruttoumsatz|nettoumsatz|auftragswert|warenwert|endbetrag|positionssumme|zeilensumme|rechnungssumme|umsatz in eur|betrag brutto|betrag netto|gesamt brutto|gesamt netto|umsatz netto|umsatz brutto|montant|montant total|montant ttc|montant ht|ttc|ht|total ttc|total ht|chiffre d affaires|ca|ca ttc|ca ht|prix total|total commande|total de la commande|importe|importe total|monto|monto total|ventas|venta|venta total|total con iva|total sin iva|total venta|base imponible|facturación|valor total|total vendido|valor vendido|total cobrado|kwota|wartość|wartość brutto|wartość netto|kwota brutto|kwota netto|suma|razem|sprzedaż|wartość zamówienia|wartość sprzedaży|do zapłaty|valor|valor da venda|valor do pedido|vendas|receita|faturamento|total do pedido|importo|importo totale|totale|fatturato|imponibile|totale ordine|vendite|total pedido|valor venda|kwota transakcji|łącznie|total facture|summa|vyruchka|itogo|preço final|precio final|prezzo finale|preço total|precio total|prezzo totale|valor compra|valor da compra|valor gasto|venta neta|ventas netas|monto neto|penjualan|tutar|toplam tutar|bedrag|totaalbedrag|belopp'],
    [0.35, 'preis|verkaufspreis|einzelpreis|stückpreis|prix|prix unitaire|precio|precio unitario|cena jednostkowa|preço|preço unitário|prezzo|prezzo unitario'],
  ],
  quantity: [
    [1, 'jumlah|adet|miktar|aantal|antal|kolichestvo|kol vo|menge|anzahl|stück|stückzahl|stk|bestellmenge|quantité|qté|qte|nombre d articles|cantidad|cant|unidades|ilość|liczba sztuk|szt|quantidade|qtd|qtde|quantità|qtà|pezzi'],
  ],
  unitPrice: [
    [1, 'harga|harga satuan|birim fiyat|stukprijs|styckpris|einzelpreis|stückpreis|preis pro stück|e preis|vk preis|einzelpreis netto|einzelpreis brutto|preis pro einheit|prix unitaire|pu|pu ht|pu ttc|prix unitaire ht|prix unitaire ttc|precio unitario|precio unidad|precio unit|precio por unidad|cena jednostkowa|cena za sztukę|cena jedn|cena jednostkowa netto|cena jednostkowa brutto|preço unitário|preço unidade|preço por unidade|valor unitário|prezzo unitario|artikelpreis|prix de vente|precio venta|precio de venta|cena netto|cena brutto'],
    [0.85, 'fiyat|prijs|pris|preis|prix|precio|preço|prezzo'],
  ],
  discount: [
    [1, 'rabatt|nachlass|rabattbetrag|remise|réduction|descuento|rabat|upust|desconto|sconto'],
  ],
  order: [
    [1, 'bestellnummer|bestell nr|bestellung|auftragsnummer|auftrag|auftragsnr|rechnungsnummer|rechnungsnr|rechnung|belegnummer|beleg nr|belegnr|belegfeld 1|bon nr|bonnummer|vorgangsnummer|numéro de commande|n commande|n de commande|commande|référence commande|numéro commande|numéro de facture|n facture|n de facture|facture|ticket|numero de pedido|número de pedido|n pedido|pedido|id pedido|número de factura|n factura|factura|numer zamówienia|nr zamówienia|zamówienie|id zamówienia|numer faktury|nr faktury|faktura nr|numer dokumentu|nr dokumentu|paragon|numer paragonu|número do pedido|nota fiscal|número da nota|numero ordine|n ordine|ordine|numero fattura|fattura|scontrino|id da venda|id venda|id de venta|venta id|folio|n de pedido'],
    [0.6, 'nomer|référence|belegnr|numer|número|nummer|numéro|numero|nr|n'],
  ],
  product: [
    [1, 'tovar|artikel|artikelnummer|artikelnr|artikelname|artikelbezeichnung|produkt|produktname|artikel nr|bezeichnung artikel|produit|nom du produit|article|référence produit|désignation|code article|libellé produit|producto|artículo|nombre del producto|código producto|articulo|nazwa produktu|towar|nazwa towaru|kod produktu|produto|nome do produto|código do produto|prodotto|articolo|codice articolo|nazwa przedmiotu|tytuł oferty'],
    [0.7, 'bezeichnung|beschreibung|position|libellé|description du produit|descripción|concepto|opis|descrição|descrizione|usługa|leistung|prestation|servicio'],
  ],
  category: [
    [1, 'warengruppe|artikelgruppe|produktgruppe|produktkategorie|kategorie|catégorie|famille|rayon|gamme|categoría|familia|línea de producto|kategoria|grupa towarowa|categoria|gruppo merceologico'],
    [0.6, 'hersteller|marke|marque|marca|marka|producent'],
  ],
  channel: [
    [1, 'kanal|vertriebskanal|verkaufskanal|plattform|marktplatz|shop|herkunft|canal|canal de vente|canal de venta|provenance|origen|źródło|kanał sprzedaży|źródło zamówienia|origem|canale'],
    [0.8, 'cod local|codigo local|cod tienda|código tienda|id tienda|id magasin|code magasin|numéro magasin|id boutique|id loja|código loja|cod loja|filialnummer|filial nr|id negozio'],
    [0.6, 'zahlungsart|zahlungsweise|filiale|mode de paiement|moyen de paiement|magasin|boutique|forma de pago|método de pago|tienda|sucursal|sposób płatności|sklep|oddział|forma de pagamento|loja|negozio'],
  ],
  region: [
    [1, 'land|ort|stadt|bundesland|plz|postleitzahl|pays|ville|code postal|département|région|país|ciudad|provincia|código postal|región|kraj|miasto|województwo|kod pocztowy|cidade|estado|uf|paese|città|regione|lieferland|rechnungsland'],
  ],
  seller: [
    [1, 'verkäufer|vertreter|mitarbeiter|kassierer|bediener|sachbearbeiter|vendeur|commercial|caissier|vendedor|cajero|comercial|sprzedawca|handlowiec|kasjer|opiekun|venditore|agente|vendeuse'],
  ],
  currency: [[1, 'währung|waehrung|devise|monnaie|moneda|divisa|waluta|moeda|valuta|wkz umsatz']],
  status: [
    [1, 'status bestellung|bestellstatus|auftragsstatus|rechnungsstatus|zahlungsstatus|zustand|état|statut|statut de la commande|état de la commande|estado del pedido|estado pedido|estado factura|status zamówienia|status płatności|situação|status do pedido|stato|stato ordine'],
    [0.6, 'estado'],
  ],
  cost: [[1, 'kosten|einstand|wareneinsatz|coût|coût total|prix de revient|costo|costo total|coste|koszt|custo|custo total']],
  unitCost: [[1, 'einkaufspreis|ek preis|ek|einstandspreis|prix d achat|costo unitario|precio de compra|precio de costo|cena zakupu|preço de custo|custo unitário|prezzo di acquisto']],
  marginRate: [[1, 'marge prozent|handelsspanne|taux de marge|marge %|margen %|marża %|margem %']],
  margin: [[1, 'rohertrag|deckungsbeitrag|gewinn|rohgewinn|marge|bénéfice|margen|beneficio|ganancia|utilidad|marża|zysk|margem|lucro|margine|utile']],
  name: [
    [1, 'kundenname|name des kunden|nom du client|nom client|nombre del cliente|nombre cliente|nazwa klienta|nome do cliente|imię i nazwisko|nazwa nabywcy|nazwa kontrahenta|raison sociale|razón social|ragione sociale|firma'],
    [0.7, 'nachname|vorname|nom|prénom|nombre|apellidos|imię|nazwisko|nome|cognome|sobrenome'],
  ],
  email: [[1, 'e mail adresse|mailadresse|adresse e mail|courriel|adresse email|correo|correo electrónico|adres e mail|adres email']],
  phone: [[1, 'telefonnummer|handy|mobilnummer|téléphone|portable|teléfono|móvil|numer telefonu|telefone|celular|telefono|cellulare']],
  firstOrderDate: [[1, 'kunde seit|erstbestellung|client depuis|première commande|cliente desde|klient od']],
  reason: [[1, 'grund|retourengrund|stornogrund|motif|motif de retour|motivo|powód|powód zwrotu']],
  purchaseCount: [
    [1, 'anzahl bestellungen|anzahl der bestellungen|bestellungen|bestellanzahl|anzahl aufträge|aufträge|anzahl käufe|käufe|anzahl einkäufe|einkäufe|anzahl rechnungen|rechnungen|anzahl belege|belege|anzahl bons|bons|anzahl transaktionen|transaktionen|anzahl besuche|besuche|anzahl verkäufe'],
    [1, 'nombre de commandes|nb commandes|nb de commandes|commandes|nombre d achats|nb achats|nb d achats|achats|nombre de factures|nb factures|factures|nombre de tickets|nb tickets|nombre de transactions|nb transactions|nombre de visites|nb visites|visites|nombre de ventes|nb ventes'],
    [1, 'número de pedidos|n pedidos|nº pedidos|nº de pedidos|pedidos|cantidad de pedidos|número de compras|nº compras|cantidad de compras|compras|número de facturas|nº facturas|facturas|número de tickets|nº tickets|transacciones|número de transacciones|visitas|número de visitas'],
    [1, 'liczba zamówień|zamówień|zamówienia|ilość zamówień|liczba transakcji|transakcje|transakcji|ilość transakcji|liczba zakupów|zakupy|liczba faktur|faktury|liczba paragonów|paragony|liczba wizyt'],
    [1, 'quantidade de pedidos|qtd pedidos|qtde pedidos|qtd de pedidos|quantidade de compras|qtd compras|número de vendas|quantidade de vendas|transações|número de transações|notas fiscais'],
    [1, 'numero ordini|numero di ordini|n ordini|nr ordini|ordini|numero acquisti|numero di acquisti|acquisti|numero fatture|fatture|numero scontrini|scontrini|numero transazioni|transazioni|numero visite'],
  ],
};
