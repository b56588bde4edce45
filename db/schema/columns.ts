import { integer, text } from 'drizzle-orm/sqlite-core';
import type { ClinicDay } from '../../electron/shared/values/clinic-day.ts';
import type { Fen } from '../../electron/shared/values/fen.ts';
import type { Instant } from '../../electron/shared/values/instant.ts';
import type { Price } from '../../electron/shared/values/price.ts';
import type { Quantity } from '../../electron/shared/values/quantity.ts';

// One function a unit, so that a column's name, its type in the file and its brand in code agree.

/** Nothing is deleted, so a number is never given twice; AUTOINCREMENT would only write one page more a commit. */
export const key = <Id extends number>() => integer('id').primaryKey().$type<Id>();
export const idColumn = <Id extends number>(name: `${string}_id` | `${string}_by`) =>
  integer(name).$type<Id>();
export const fenColumn = (name: `${string}_fen`) => integer(name).$type<Fen>();
export const priceColumn = (name: `${string}_price`) => integer(name).$type<Price>();
export const qtyColumn = (name: `${string}qty`) => integer(name).$type<Quantity>();
export const atColumn = (name: `${string}at` | `${string}_since`) => integer(name).$type<Instant>();
export const dayColumn = (name: `${string}day`) => text(name).$type<ClinicDay>();
export const flag = (name: string) => integer(name, { mode: 'boolean' });
