import type { Role } from '../model/lines.ts';

/** What headers say in certain trades and programs: letting, wholesale, marketplaces, utilities, gifts. */
// prettier-ignore
export const TRADE_WORDS: Readonly<Partial<Record<Role, readonly (readonly [weight: number, words: string])[]>>> = {
  customer: [
    [1, 'tenant|tenant name|lessee|renter|арендатор|наниматель|квартиросъемщик|借主|入居者|nájemce|nájemník|bérlő|bérlő neve|түрээслэгч|mieter|locataire|inquilino|arrendatario|conduttore|najemca|kiracı|huurder|orendar|орендар'],
    [1, 'cus id|cus no|cus code|cus key|supporter|supporter name|patron|patron name|backer|backer name|абонент лицевой счет'],
    [0.8, 'retailer name|reseller name|dealer name|distributor name|wholesaler name|stockist|stockist name'],
    [0.7, 'cus name|kundenname|kunden name|nom du client|nombre del cliente|nombre cliente|nome cliente|nome do cliente|nazwa klienta'],
  ],
  name: [[1, 'cus name']],
  date: [
    [1, 'kiállítva|kiállítás|kiállítás napja|számlázás dátuma|számlázási dátum|dátum kiállítás'],
    [0.7, 'calc month|bill month|billing month|invoice month|fiscal month|расчетный месяц|месяц начисления|měsíc fakturace|számlázási hónap|請求月'],
  ],
  amount: [
    [1, 'вайлдберриз реализовал товар|реализовано на сумму|receita por produtos|ingresos por productos|receita de produtos'],
    [0.35, 'price sold|sold price'],
  ],
  unitPrice: [[1, 'price sold|sold price']],
  quantity: [
    [0.8, 'boxes|cartons|crates|cajas|bultos|caixas|caisses|kisten|коробок|коробки|ящиков|箱数|ケース数|krabic|krabice|láda|ládák|хайрцаг'],
  ],
  order: [[1, 'no de venda|numero de venda|número de venda|n da venda|número da venda']],
};
