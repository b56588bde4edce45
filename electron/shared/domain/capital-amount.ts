import Nzh from 'nzh';
import type { Fen } from '../values/fen.ts';

/**
 * 大写金额 as receipts and closing forms carry it: 陆拾肆元捌角捌分, 伍元整; a negative amount starts with 负.
 * 整 closes an amount that ends at yuan, as 《支付结算办法》附件一 asks; after 角 it is optional and left out.
 */
export function capitalAmount(amount: Fen): string {
  const absolute = Math.abs(amount);
  const decimals = absolute % 100;
  const yuan = Math.floor(absolute / 100).toString();
  const written = decimals === 0 ? yuan : `${yuan}.${decimals.toString().padStart(2, '0')}`;
  return `${amount < 0 ? '负' : ''}${Nzh.cn.toMoney(written, { outSymbol: false })}`;
}
