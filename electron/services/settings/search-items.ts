import { listItemPage, type PricedItem, searchPriceList } from '../../../db/queries/settings.ts';
import type { HandlerInput, Output } from '../../shared/contract/procedures.ts';
import { type ServiceItem, serviceCategorySchema } from '../../shared/contract/settings-administration.ts';
import type { QueryContext } from '../context.ts';

const MOST_ROWS = 20;
const PAGE = 100;

/** Items in use with the price in force, the likeliest answers to what was typed first. */
export function searchItems(
  context: QueryContext,
  input: HandlerInput<'settings.searchItems'>,
): ServiceItem[] {
  const { categories } = input;
  return searchPriceList(context.db, { term: input.term, today: context.today })
    .map(asServiceItem)
    .filter((item) => categories === undefined || categories.includes(item.category))
    .slice(0, MOST_ROWS);
}

/** One page of the price list (物价公示), by category and code. */
export function listItems(
  context: QueryContext,
  input: HandlerInput<'settings.listItems'>,
): Output<'settings.listItems'> {
  const { total, rows } = listItemPage(context.db, {
    term: input.term,
    today: context.today,
    includeInactive: input.includeInactive,
    limit: PAGE,
    offset: input.page * PAGE,
  });
  return { total, rows: rows.map(asServiceItem) };
}

function asServiceItem(row: PricedItem): ServiceItem {
  // The database keeps drug categories out of the price list (CHECK service_items_category_known).
  return { ...row, category: serviceCategorySchema.parse(row.category) };
}
