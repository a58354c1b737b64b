import type { Role } from '../model/lines.ts';

/** What headers say in certain trades and programs: letting, wholesale, marketplaces, utilities, gifts. */
// prettier-ignore
export const TRADE_WORDS: Readonly<Partial<Record<Role, readonly (readonly [weight: number, words: string])[]>>> = {
  customer: [
    [1, 'contributor|contributor id|contributor no|giving unit|giving unit id|viðskiptavinur|viðskiptamaður|kaupandi|greiðandi'],
    [0.8, 'oib kupca|oib partnera|đối tác|tên đối tác|organization|organisation|organization name|organisation name|contributor name|giving unit name'],
    [0.6, 'contact person'],
    [1, 'tenant|tenant name|lessee|renter|арендатор|наниматель|квартиросъемщик|借主|入居者|nájemce|nájemník|bérlő|bérlő neve|түрээслэгч|mieter|locataire|inquilino|arrendatario|conduttore|najemca|kiracı|huurder|orendar|орендар'],
    [1, 'cus id|cus no|cus code|cus key|supporter|supporter name|patron|patron name|backer|backer name|абонент лицевой счет'],
    [0.8, 'retailer name|reseller name|dealer name|distributor name|wholesaler name|stockist|stockist name'],
    [0.7, 'cus name|kundenname|kunden name|nom du client|nombre del cliente|nombre cliente|nome cliente|nome do cliente|nazwa klienta'],
  ],
  name: [[1, 'cus name']],
  date: [
    [1, 'dagsetning|dags|útgáfudagur'],
    [1, 'kiállítva|kiállítás|kiállítás napja|számlázás dátuma|számlázási dátum|dátum kiállítás'],
    [1, 'posted date|posted date time|date posted'],
    [0.2, 'deposit date|payout date|payout arrival date|date de virement|auszahlungsdatum|data do repasse|fecha de pago al vendedor'],
    [0.7, 'calc month|bill month|billing month|invoice month|fiscal month|расчетный месяц|месяц начисления|měsíc fakturace|számlázási hónap|請求月'],
  ],
  amount: [
    [1, 'upphæð|heildarupphæð|samtals'],
    [1, 'вайлдберриз реализовал товар|реализовано на сумму|receita por produtos|ingresos por productos|receita de produtos'],
    [0.35, 'price sold|sold price'],
    [1, 'totale finale|total final|importe final|importe total final|monto final|valor final|montant final|kwota końcowa|kwota całkowita|итоговая стоимость|total compra|total de compra|total de la compra|monto compra|monto de compra|monto de la compra|valor compra|valor da compra|valor de la compra|importe compra|importe de compra|valore vendita|valor de la venta'],
    [1, 'gross earnings|total earnings|รายได้|ยอดขาย|ยอดเงินรวม|לתשלום|סך לתשלום|סהכ לתשלום|סכום לתשלום|σύνολο πληρωμής|قابل پرداخت|مبلغ کل|مبلغ'],
    [0.8, 'סכום ביניים|סכום נטו'],
    [0.7, 'incl btw|excl btw|inkl mwst|exkl mwst|zzgl mwst|incl vat|excl vat|inc vat|ex vat|incl tva|excl tva|inkl moms|exkl moms|s dph|bez dph|с ндс|без ндс'],
  ],
  cost: [[1, 'costo totale|costi totali|costi|coste total|costes totales|gesamtkosten|koszt całkowity|koszty|общая себестоимость']],
  unitPrice: [
    [1, 'price sold|sold price'],
    [1, 'einingarverð|нэгж унэ'],
  ],
  quantity: [
    [1, 'total items|jumlah barang|jumlah item|jumlah unit|fjöldi|magn'],
    [0.8, 'boxes|cartons|crates|cajas|bultos|caixas|caisses|kisten|коробок|коробки|ящиков|箱数|ケース数|krabic|krabice|láda|ládák|хайрцаг'],
  ],
  seller: [
    [1, 'pracownik|sprzedawca|kelner|empleado|empleada|dependiente|mesero|camarero|atendente|funcionário|commesso|dipendente|cameriere|serveur|employé|mitarbeiter|bediener|bedienung|medewerker|zamestnanec|çalışan|працівник|служител|karyawan|nhân viên|thu ngân|موظف|البائع|職員|직원|员工|店员|服务员'],
    [1, 'fundraiser|fundraiser id|fundraiser name|solicitor'],
  ],
  order: [
    [1, 'код чека|order sn|vch no|vch number|voucher number|numar factură|numar factura|număr factură|reikningur|reikningsnúmer|númer reiknings'],
    [0.8, 'orden|id orden|orden id|no orden|nro orden|numero de orden|número de orden|מספר'],
    [1, 'confirmation code|code de confirmation|código de confirmación|código de confirmação|codice di conferma|bestätigungscode|bevestigingscode|kod potwierdzenia|onay kodu|код подтверждения|เลขที่ใบส่งสินค้า|เลขที่ใบเสร็จ|เลขที่ใบกำกับภาษี|เลขที่เอกสาร|เลขที่บิล|referencia de venta|referencia de la venta|referencia de pedido|referência da venda|référence de vente|référence commande|id lancamento|id lançamento|lançamento id|sale reference|referenza vendita|no de venda|numero de venda|número de venda|n da venda|número da venda'],
  ],
};
