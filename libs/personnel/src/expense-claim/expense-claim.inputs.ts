import { Money, parseText } from '@mashang/domain';
import type { ExpenseInput } from '../__generated__/resolver-types';
import { OfficeError } from '../office/office.errors';

const MOST_LINES = 50;
const TAX_CODE = /^[A-Z0-9]{15,20}$/;
const INVOICE_NO = /^[A-Z0-9]{6,32}$/;

/** An expense as the service trusts one: the lines add up to the total, to the fen. */
export function parseExpense(input: ExpenseInput, today: string) {
  const purpose = parseText('purpose', input.purpose, 500);
  const sellerName = parseText("seller's name", input.invoice.sellerName, 100);
  const sellerTaxCode = input.invoice.sellerTaxCode.trim().toUpperCase();
  const invoiceNo = input.invoice.invoiceNo.trim().toUpperCase();
  const { invoicedOn } = input.invoice;
  if (!TAX_CODE.test(sellerTaxCode)) throw new OfficeError('INVOICE', "The seller's tax code has 15 to 20 letters and digits: copy it from the invoice.");
  if (!INVOICE_NO.test(invoiceNo)) throw new OfficeError('INVOICE', 'An invoice number has 6 to 32 letters and digits: copy it from the invoice.');
  if (invoicedOn > today) throw new OfficeError('INVOICE', `The invoice is dated ${invoicedOn}, after today (${today}): copy the day from the invoice.`);
  const lines = input.lines.map(({ description, amount }) => ({ description: parseText('line', description, 200), amount }));
  if (lines.length < 1 || lines.length > MOST_LINES || lines.some(({ amount }) => amount.fen <= 0n)) {
    throw new OfficeError('CLAIM_LINES', `A claim has 1 to ${MOST_LINES} lines, each of more than nothing.`);
  }
  const sum = Money.sum(lines.map(({ amount }) => amount));
  if (!sum.equals(input.total)) {
    const difference = input.total.subtract(sum).toYuan();
    throw new OfficeError('CLAIM_TOTAL', `The lines add up to ${sum.toYuan()} yuan, which differs from the total by ${difference}: mend one of them.`, { difference });
  }
  return { budgetLineCode: input.budgetLine, purpose, sellerName, sellerTaxCode, invoiceNo, invoicedOn, total: input.total, lines };
}

export type Expense = ReturnType<typeof parseExpense>;

/** What tells one expense from another in an idempotent request, as JSON. */
export function askedOf({ total, lines, ...rest }: Expense) {
  return { ...rest, total: total.toYuan(), lines: lines.map(({ description, amount }) => ({ description, amount: amount.toYuan() })) };
}
